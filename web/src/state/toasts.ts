import { signal } from "@preact/signals";
import { ApiError } from "../api/http";

export interface Toast {
  id: number;
  text: string;
  tone: "plain" | "bad";
}

const shownFor = 5000; // milliseconds
let last = 0;

/** Short notices, which a screen reader hears too. */
export const toasts = signal<Toast[]>([]);

export function say(text: string, tone: Toast["tone"] = "plain"): void {
  const id = ++last;
  toasts.value = [...toasts.value.slice(-2), { id, text, tone }];
  setTimeout(() => (toasts.value = toasts.value.filter(toast => toast.id !== id)), tone === "bad" ? 2 * shownFor : shownFor);
}

export function sayError(fault: unknown): void {
  if (fault instanceof DOMException && fault.name === "AbortError") return;
  say(fault instanceof ApiError ? [fault.message, fault.suggestion].filter(Boolean).join(" ") : String(fault), "bad");
}

export async function copy(text: string, what: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    say(`${what} copied.`);
  } catch {
    // No clipboard without https or consent: the old way still works inside a click.
    const area = Object.assign(document.createElement("textarea"), { value: text, readOnly: true, className: "visually-hidden" });
    (document.querySelector("dialog[open]") ?? document.body).append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    say(done ? `${what} copied.` : `${what} could not be copied.`, done ? "plain" : "bad");
  }
}
