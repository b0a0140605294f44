// What `dotnet build` of src/Host calls: installs the page's parts where that is due, checks its types and builds it into wwwroot.
// Exit code 0: built, or the parts cannot be had (no network), which is said and leaves everything else to go on. Anything else is a fault in the page.
import { existsSync, statSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const folder = dirname(fileURLToPath(import.meta.url));
const run = (command, arguments_) => spawnSync(command, arguments_, { cwd: folder, encoding: "utf8", shell: process.platform === "win32" });
const tool = name => join(folder, "node_modules", ...name);

const lock = join(folder, "package-lock.json");
const installed = join(folder, "node_modules", ".package-lock.json");
if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(lock).mtimeMs) {
  const install = run("npm", ["ci", "--prefer-offline", "--no-audit", "--no-fund", "--fetch-retries=0", "--fetch-timeout=20000", "--loglevel=error"]);
  if (install.status !== 0) {
    const reason = (install.stderr || String(install.error ?? "")).trim().split("\n")[0];
    console.log(`The page is not built, and all else is: its packages cannot be installed (${reason}). With a network: dotnet build src/Host`);
    process.exit(0);
  }
}

for (const [script, ...arguments_] of [[tool(["typescript", "bin", "tsc"]), "--noEmit"], [tool(["vite", "bin", "vite.js"]), "build", "--logLevel", "warn"]]) {
  const step = run(process.execPath, [script, ...arguments_]);
  process.stdout.write(step.stdout ?? "");
  process.stderr.write(step.stderr ?? "");
  if (step.status !== 0) process.exit(step.status ?? 1);
}
