import { fileURLToPath } from "node:url";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { build, defineConfig, type Plugin } from "vite";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** `vite build` also writes dist/_worker.js, so that one command makes the whole Pages folder. */
function pagesWorker(): Plugin {
  return {
    name: "pages-worker",
    apply: "build",
    async closeBundle() {
      await build({
        configFile: false,
        root: here("."),
        publicDir: false,
        logLevel: "warn",
        build: {
          target: "es2023",
          emptyOutDir: false,
          outDir: here("dist"),
          lib: { entry: here("worker/index.ts"), formats: ["es"], fileName: () => "_worker.js" },
        },
      });
    },
  };
}

export default defineConfig({
  root: here("."),
  plugins: [react(), tailwindcss(), pagesWorker()],
  build: {
    target: "es2023",
    manifest: true,
    // The CSP allows no data: fonts, and small icons are worth a cached file of their own.
    assetsInlineLimit: 0,
  },
  server: { host: "127.0.0.1", port: 8920, strictPort: true },
  preview: { host: "127.0.0.1", port: 8921, strictPort: true },
});
