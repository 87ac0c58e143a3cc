import { defineConfig } from "vitest/config";
import { senderStandIn, simulatorStandIn, workerdProject } from "./tests/workers/project.ts";

const inWorkerd = "**/*.workers.test.ts";

const workerTests = (worker: string) => [`workers/${worker}/{src,test}/${inWorkerd}`];

export default defineConfig(async () => ({
  test: {
    reporters: ["default", "./tests/reporter.ts"],
    projects: [
      {
        test: {
          name: "pure",
          include: [
            "packages/*/src/**/*.test.ts",
            "workers/*/src/**/*.test.ts",
            "tests/tooling/**/*.test.ts",
          ],
          exclude: ["**/node_modules/**", inWorkerd],
          testTimeout: 15_000,
        },
      },
      {
        test: { name: "web", include: ["web/**/*.test.{ts,tsx}"], exclude: ["**/node_modules/**"] },
      },
      await workerdProject({
        name: "core",
        folder: "tests/workers",
        include: [`packages/{kernel,core,whatsapp}/src/${inWorkerd}`],
      }),
      await workerdProject({
        name: "api",
        folder: "workers/api",
        include: workerTests("api"),
        besides: [senderStandIn, simulatorStandIn],
      }),
      await workerdProject({
        name: "scheduler",
        folder: "workers/scheduler",
        include: workerTests("scheduler"),
        besides: [senderStandIn, simulatorStandIn],
      }),
      await workerdProject({
        name: "webhook",
        folder: "workers/webhook",
        include: workerTests("webhook"),
        besides: [senderStandIn],
      }),
      await workerdProject({
        name: "sender",
        folder: "workers/sender",
        include: workerTests("sender"),
        besides: [simulatorStandIn],
      }),
      "./packages/simulator/test/vitest.config.ts",
      {
        test: {
          name: "spec",
          include: ["tests/spec/**/*.spec.ts"],
          globalSetup: ["./tests/one-product.ts"],
          testTimeout: 30_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: "e2e",
          include: ["tests/e2e/**/*.e2e.ts"],
          globalSetup: ["./tests/one-product.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          // What takes long by its nature: many kills, crawls, fuzzing.
          name: "long",
          include: ["tests/chaos/**/*.chaos.ts", "tests/**/*.long.ts"],
          testTimeout: 1_200_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
}));
