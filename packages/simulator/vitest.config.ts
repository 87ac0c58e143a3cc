import { defineConfig } from "vitest/config";

export default defineConfig({
  test: { name: "simulator rules", include: ["src/**/*.test.ts"], environment: "node" },
});
