import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Plugin } from "vite";

const folders = new Set<string>();

/** Remembers the packages of a worker's bundle, which is built on its own and before the page's. */
export const workerNotices = (): Plugin => ({
  name: "notices-of-workers",
  generateBundle() {
    remember(this.getModuleIds());
  },
});

/** Writes licences.txt beside the page: every package of which some part was bundled, with its licence's own text. */
export function notices(): Plugin {
  return {
    name: "notices",
    apply: "build",
    generateBundle() {
      remember(this.getModuleIds());
      const parts = [...folders].map(describe).sort((a, b) => a.title.localeCompare(b.title, "en"));
      const head = "The page of GenAsset is made with these packages. Each is used under its own licence, which follows.\n";
      const text = [head, ...parts.map(part => `${"=".repeat(80)}\n${part.title}\n${"=".repeat(80)}\n\n${part.text.trim()}\n`)].join("\n");
      this.emitFile({ type: "asset", fileName: "licences.txt", source: text });
    },
  };
}

function remember(modules: Iterable<string>): void {
  for (const id of modules) {
    const folder = packageFolder(id);
    if (folder) folders.add(folder);
  }
}

function packageFolder(id: string): string | null {
  const path = id.replace(/^\0/, "").replace(/[?#].*$/, "");
  if (!path.includes("node_modules")) return null;
  for (let folder = dirname(path); folder.includes("node_modules"); folder = dirname(folder)) {
    const manifest = join(folder, "package.json");
    if (existsSync(manifest) && "version" in JSON.parse(readFileSync(manifest, "utf8"))) return folder;
  }

  return null;
}

function describe(folder: string): { title: string; text: string } {
  const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { name: string; version: string; license?: string };
  const file = readdirSync(folder).find(name => /^(licen[cs]e|copying|ofl)/i.test(name));
  if (!file) throw new Error(`${manifest.name} ${manifest.version} (${manifest.license ?? "no licence named"}) has no licence file: it cannot be bundled.`);
  return { title: `${manifest.name} ${manifest.version} (${manifest.license ?? "see below"})`, text: readFileSync(join(folder, file), "utf8") };
}
