import { signal } from "@preact/signals";
import { upload } from "../api/jobs";

export type Purpose = "photos" | "pictures" | "views" | "depths" | "cameras";

export interface UploadedFile {
  key: number;
  purpose: Purpose;
  name: string;
  bytes: number;
  /** Of the picture in this browser, for the preview. */
  url: string | null;
  share: number;
  /** The server's id, once all of it is there. */
  id: string | null;
  error: string | null;
}

const atOnce = 3;
const byName = new Intl.Collator("en", { numeric: true });

/** The files of the form. They are uploaded as soon as they are given, a few at a time. */
export const files = signal<UploadedFile[]>([]);

const stops = new Map<number, AbortController>();
const sources = new Map<number, File>();
const waiting: number[] = [];
let running = 0;
let last = 0;

export function addFiles(purpose: Purpose, given: Iterable<File>, most = Infinity): void {
  const sorted = [...given].sort((a, b) => byName.compare(a.name, b.name));
  const room = most - files.value.filter(file => file.purpose === purpose).length;
  for (const source of sorted.slice(0, Math.max(0, room))) {
    const key = ++last;
    const url = source.type.startsWith("image/") ? URL.createObjectURL(source) : null;
    files.value = [...files.value, { key, purpose, name: source.name, bytes: source.size, url, share: 0, id: null, error: null }];
    sources.set(key, source);
    waiting.push(key);
  }

  pump();
}

export function removeFile(key: number): void {
  stops.get(key)?.abort();
  sources.delete(key);
  const file = files.value.find(each => each.key === key);
  if (file?.url) URL.revokeObjectURL(file.url);
  files.value = files.value.filter(each => each.key !== key);
}

export function retryFile(key: number): void {
  change(key, { error: null, share: 0 });
  waiting.push(key);
  pump();
}

export const clearFiles = () => files.value.forEach(file => removeFile(file.key));

function pump(): void {
  while (running < atOnce && waiting.length > 0) {
    const key = waiting.shift()!; // not empty
    const source = sources.get(key);
    if (source) void send(key, source);
  }
}

async function send(key: number, source: File): Promise<void> {
  running++;
  const stop = new AbortController();
  stops.set(key, stop);
  try {
    const { id } = await upload(source, share => change(key, { share }), stop.signal);
    change(key, { id, share: 1 });
    sources.delete(key);
  } catch (fault) {
    change(key, { error: fault instanceof Error ? fault.message : String(fault) });
  } finally {
    stops.delete(key);
    running--;
    pump();
  }
}

function change(key: number, part: Partial<UploadedFile>): void {
  files.value = files.value.map(file => (file.key === key ? { ...file, ...part } : file));
}
