import { defineConfig } from "vite";
import { compressed } from "./build/compressed.ts";
import { notices, workerNotices } from "./build/notices.ts";

// GENASSET_SERVER: the server that `npm run dev` passes the API on to.
const server = process.env["GENASSET_SERVER"] ?? "http://127.0.0.1:8000";

export default defineConfig({
  base: "./",
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    outDir: "../src/Host/wwwroot",
    emptyOutDir: true,
    target: ["chrome123", "edge123", "firefox121", "safari17.5"], // light-dark() and all that is older
    assetsInlineLimit: 0, // the page's security policy allows no data: addresses but for images
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 800, // three.js, which only the 3D views load
  },
  worker: { format: "es", plugins: () => [workerNotices()] },
  plugins: [notices(), compressed()],
  server: { proxy: { "/v1": server, "/openapi": server } },
});
