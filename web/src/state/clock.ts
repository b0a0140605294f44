import { signal } from "@preact/signals";

/** Now, moving once a second while the page is seen: what "3 min ago" and running times hang on. */
export const now = signal(Date.now());

setInterval(() => {
  if (!document.hidden) now.value = Date.now();
}, 1000);
