import { cloudflareTest } from "@cloudflare/vitest-plugin";
import { defineConfig } from "vitest/config";

const here = (path: string) => new URL(path, import.meta.url).pathname;

export default defineConfig({
  plugins: [
    cloudflareTest({
      wrangler: { configPath: here("../wrangler.toml") },
      miniflare: {
        bindings: {
          SIM_ACCESS_TOKEN: "access-token",
          SIM_APP_SECRET: "app-secret",
          SIM_VERIFY_TOKEN: "verify-token",
          GATHER_MILLISECONDS: "0",
        },
        workers: [
          {
            name: "siar-webhook",
            modules: true,
            scriptPath: here("stand-in/recorder.js"),
            compatibilityDate: "2026-09-15",
          },
        ],
      },
    }),
  ],
  test: {
    name: "simulator in workerd",
    root: here("."),
    include: ["**/*.workers.test.ts"],
    testTimeout: 15_000,
  },
});
