import { computed, signal } from "@preact/signals";

/** Where in the page we are. The hash carries it, because every path belongs to one of the served APIs. */
export type Route =
  | { view: "jobs" }
  | { view: "new" }
  | { view: "engines" }
  | { view: "job"; id: string; item: number | null };

const hash = signal(location.hash);
addEventListener("hashchange", () => (hash.value = location.hash));

export const route = computed<Route>(() => parse(hash.value));

export const links = {
  jobs: "#/",
  create: "#/new",
  engines: "#/engines",
  job: (id: string) => `#/jobs/${encodeURIComponent(id)}`,
  item: (id: string, index: number) => `#/jobs/${encodeURIComponent(id)}/items/${index}`,
};

export function go(link: string, replace = false): void {
  if (replace) {
    history.replaceState(null, "", link);
    hash.value = location.hash;
  } else {
    location.hash = link;
  }
}

function parse(text: string): Route {
  const [, first, id, second, index] = text.replace(/^#/, "").split("/").map(decodeURIComponent);
  if (first === "new") return { view: "new" };
  if (first === "engines") return { view: "engines" };
  if (first === "jobs" && id) return { view: "job", id, item: second === "items" && index && /^\d+$/.test(index) ? Number(index) : null };
  return { view: "jobs" };
}
