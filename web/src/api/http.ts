import { signal } from "@preact/signals";
import type { Fault, GenAssetError } from "./types";

const keyName = "genasset.key";

/** The API key of this tab, or null; it is never written to disk by the page. */
export const apiKey = signal<string | null>(sessionStorage.getItem(keyName));

/** Whether the server has asked for a key that we do not have, and why. */
export const keyWanted = signal<"missing" | "refused" | null>(null);

/** Keeps the key for this tab's life. */
export function useKey(key: string | null): void {
  if (key) sessionStorage.setItem(keyName, key);
  else sessionStorage.removeItem(keyName);
  apiKey.value = key;
  keyWanted.value = null;
}

/** A refusal, or a server that is not there: the same shape as an item's own error, and the faults of each field. */
export class ApiError extends Error implements GenAssetError {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly suggestion?: string,
    readonly details?: Record<string, unknown>,
    readonly faults: Fault[] = [],
    readonly retryAfterSeconds?: number,
  ) {
    super(message);
  }
}

export function withKey(init: RequestInit = {}): RequestInit {
  const headers = new Headers(init.headers);
  if (apiKey.value) headers.set("Authorization", `Bearer ${apiKey.value}`);
  return { ...init, headers };
}

/** Fetches with the key; an answer that is not a success is thrown as an ApiError. */
export async function request(path: string, init: RequestInit = {}): Promise<Response> {
  const sentKey = apiKey.value;
  let answer: Response;
  try {
    answer = await fetch(path, withKey(init));
  } catch (fault) {
    if (init.signal?.aborted) throw fault;
    throw unreachable();
  }

  if (answer.ok || answer.status === 304) return answer;
  if (answer.status === 401 && sentKey === apiKey.value) keyWanted.value = sentKey ? "refused" : "missing";
  throw await refusal(answer);
}

export async function requestJson<T>(path: string, init: RequestInit = {}): Promise<T> {
  return (await request(path, init)).json() as Promise<T>;
}

export const unreachable = (): ApiError =>
  new ApiError(0, "SERVER_UNREACHABLE", "The server does not answer.", "Check that genasset serve is running; this page goes on by itself when it is back.");

/** Reads an RFC 9457 problem, or makes one of whatever else came. */
export async function refusal(answer: Response): Promise<ApiError> {
  const text = await answer.text();
  return refusalOf(answer.status, text, answer.headers.get("Retry-After"));
}

interface Problem {
  code?: string;
  title?: string;
  detail?: string;
  suggestion?: string;
  details?: Record<string, unknown>;
}

export function refusalOf(status: number, text: string, retryAfter: string | null): ApiError {
  let problem: Problem = {};
  try {
    problem = JSON.parse(text) as Problem;
  } catch {
    // Not JSON: a proxy's page, or nothing. The status still says what happened.
  }

  const faults = (problem.details?.["fields"] ?? []) as Fault[];
  return new ApiError(
    status,
    problem.code ?? `HTTP_${status}`,
    problem.detail ?? problem.title ?? `The server answered ${status}.`,
    problem.suggestion ?? (status === 429 ? "Wait a little, then try again." : undefined),
    problem.details,
    faults,
    retryAfter === null ? undefined : Number(retryAfter) || undefined);
}
