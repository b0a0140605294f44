import { apiKey, refusalOf, request, requestJson, unreachable } from "./http";
import type { Asset, Engine, InputRef, Item, ItemPhase, ItemPage, ItemSpec, Job, JobPage } from "./types";

export interface JobHead {
  name?: string;
  options?: Record<string, unknown>;
}

const jobPath = (id: string) => `v1/jobs/${encodeURIComponent(id)}`;

export const listJobs = (query: { state?: string; name?: string; cursor?: string; limit?: number }, signal?: AbortSignal) =>
  requestJson<JobPage>(`v1/jobs${search(query)}`, { signal: signal ?? null });

export const getJob = (id: string, signal?: AbortSignal) => requestJson<Job>(jobPath(id), { signal: signal ?? null });

export const listItems = (id: string, query: { state?: ItemPhase; cursor?: string; limit?: number }, signal?: AbortSignal) =>
  requestJson<ItemPage>(`${jobPath(id)}/items${search(query)}`, { signal: signal ?? null });

export const getItem = (id: string, index: number, signal?: AbortSignal) => requestJson<Item>(`${jobPath(id)}/items/${index}`, { signal: signal ?? null });

export const listEngines = (signal?: AbortSignal) => requestJson<Engine[]>("v1/engines", { signal: signal ?? null });

export const eventsPath = (id: string) => `${jobPath(id)}/events`;
export const zipPath = (id: string) => `${jobPath(id)}/results.zip`;
export const assetPath = (id: string, index: number, asset: Asset) =>
  `${jobPath(id)}/items/${index}/assets/${asset.name.split("/").map(encodeURIComponent).join("/")}`;

/** Where an input can be seen; only uploads are on this server. */
export const inputPath = (input: InputRef | undefined) => (input?.upload ? `v1/uploads/${encodeURIComponent(input.upload)}/content` : null);

/** Sends a job as lines, head first, which the server checks while it reads. */
export async function createJob(head: JobHead, items: ItemSpec[]): Promise<Job> {
  const body = [head, ...items].map(line => JSON.stringify(line)).join("\n") + "\n";
  if (unanswered?.body !== body) unanswered = { body, key: newKey() };
  const job = await requestJson<Job>("v1/jobs", {
    method: "POST",
    headers: { "Content-Type": "application/jsonl", "Idempotency-Key": unanswered.key },
    body,
  });
  unanswered = null;
  return job;
}

// The job that was sent last and had no good answer: sent again as it was, it goes under the same key and is made once.
let unanswered: { body: string; key: string } | null = null;

export const cancelJob = (id: string) => request(`${jobPath(id)}/cancel`, { method: "POST" });
export const retryJob = (id: string) => request(`${jobPath(id)}/retry`, { method: "POST", headers: { "Idempotency-Key": newKey() } });
export const deleteJob = (id: string) => request(jobPath(id), { method: "DELETE" });

/** Uploads one file; XMLHttpRequest, because fetch does not tell how far a body has gone. */
export function upload(file: File, onProgress: (share: number) => void, signal: AbortSignal): Promise<{ id: string }> {
  return new Promise((resolve, reject) => {
    const call = new XMLHttpRequest();
    call.open("POST", "v1/uploads");
    if (apiKey.value) call.setRequestHeader("Authorization", `Bearer ${apiKey.value}`);
    call.setRequestHeader("Content-Type", file.type || "application/octet-stream");
    call.setRequestHeader("Content-Disposition", `attachment; filename*=UTF-8''${encodeURIComponent(file.name).replace(/[!'()*]/g, sign => `%${sign.charCodeAt(0).toString(16)}`)}`);
    call.upload.onprogress = step => step.lengthComputable && onProgress(step.loaded / step.total);
    call.onload = () => call.status >= 200 && call.status < 300
      ? resolve(JSON.parse(call.responseText) as { id: string })
      : reject(refusalOf(call.status, call.responseText, call.getResponseHeader("Retry-After")));
    call.onerror = () => reject(unreachable());
    call.onabort = () => reject(new DOMException("The upload was stopped.", "AbortError"));
    signal.addEventListener("abort", () => call.abort(), { once: true });
    call.send(file);
  });
}

function search(query: Record<string, string | number | undefined>): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== "").map(([name, value]) => [name, String(value)] as [string, string]);
  return given.length ? `?${new URLSearchParams(given)}` : "";
}

// crypto.randomUUID exists only on https and localhost; this page is also opened over plain http in a lab.
const newKey = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, "0")).join("");
