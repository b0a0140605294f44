import { ApiError, request } from "./http";
import type { JobEvent } from "./types";

const firstDelay = 500; // milliseconds, doubled after each try that brought nothing
const longestDelay = 15_000;

export interface Follower {
  onEvents(batch: JobEvent[]): void;
  onConnection(state: "live" | "waiting"): void;
  onGone(error: ApiError): void;
}

/**
 * Follows a server-sent event stream with the key in a header, which EventSource cannot send. A cut connection is taken up again after the last event seen;
 * events seen before are dropped, so each arrives once and in order. Ends when the job does, when the server says that there is nothing, or on abort.
 */
export async function follow(path: string, afterSeq: number, follower: Follower, signal: AbortSignal): Promise<void> {
  let seen = afterSeq;
  let delay = firstDelay;
  let ended = false;
  while (!signal.aborted && !ended) {
    try {
      const headers: Record<string, string> = { Accept: "text/event-stream" };
      if (seen > 0) headers["Last-Event-ID"] = String(seen);
      const answer = await request(path, { headers, signal, cache: "no-store" });
      if (answer.status === 204 || !answer.body) return;
      follower.onConnection("live");
      for await (const batch of events(answer.body)) {
        const fresh = batch.filter(event => event.seq > seen);
        if (fresh.length === 0) continue;
        seen = fresh[fresh.length - 1]!.seq; // not empty
        delay = firstDelay;
        ended = fresh.some(event => event.kind === "jobFinished");
        follower.onEvents(fresh);
      }
    } catch (fault) {
      if (signal.aborted) return;
      if (fault instanceof ApiError && fault.status >= 400 && fault.status < 500 && fault.status !== 429) return follower.onGone(fault);
    }

    if (ended || signal.aborted) return;
    follower.onConnection("waiting");
    await pause(delay, signal);
    delay = Math.min(delay * 2, longestDelay);
  }
}

/** The events of each chunk that arrives, so that a thousand that come together are shown together. */
async function* events(body: ReadableStream<Uint8Array>): AsyncGenerator<JobEvent[]> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      rest += decoder.decode(value, { stream: true });
      const blocks = rest.split(/\r?\n\r?\n/);
      rest = blocks.pop() ?? "";
      const batch = blocks.map(parse).filter(event => event !== null);
      if (batch.length > 0) yield batch;
    }
  } finally {
    await reader.cancel().catch(() => undefined); // a stream that broke cannot be cancelled, and need not be
  }
}

function parse(block: string): JobEvent | null {
  const data = block.split(/\r?\n/).filter(line => line.startsWith("data:")).map(line => line.slice(5).trimStart()).join("\n");
  return data ? (JSON.parse(data) as JobEvent) : null;
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener("abort", () => { clearTimeout(timer); resolve(); }, { once: true });
  });
}
