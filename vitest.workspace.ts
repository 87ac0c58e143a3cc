import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { senderStandIn, simulatorStandIn, workerdProject } from "./tests/workers/project.ts";

const inWorkerd = "**/*.workers.test.ts";
const modules = "**/node_modules/**";

/** Rules keep nothing between two calls: their files may share one process. */
const pure = {
  test: {
    name: "pure",
    include: [
      "packages/*/src/**/*.test.ts",
      "workers/*/src/**/*.test.ts",
      "tests/tooling/**/*.test.ts",
    ],
    exclude: [modules, inWorkerd],
    testTimeout: 15_000,
    isolate: false,
  },
};

const web = {
  test: {
    name: "web",
    include: ["web/**/*.test.{ts,tsx}"],
    testTimeout: 15_000,
    exclude: [modules],
    isolate: false,
  },
};

/** One project for the packages, one for each Worker with its own configuration. */
const workers = () => {
  const tests = (worker: string) => [`workers/${worker}/{src,test}/${inWorkerd}`];
  const both = [senderStandIn, simulatorStandIn];
  return Promise.all([
    workerdProject({
      name: "core",
      folder: "tests/workers",
      include: [`packages/{kernel,core,whatsapp}/src/${inWorkerd}`],
    }),
    workerdProject({ name: "api", folder: "workers/api", include: tests("api"), besides: both }),
    workerdProject({
      name: "scheduler",
      folder: "workers/scheduler",
      include: tests("scheduler"),
      besides: both,
    }),
    workerdProject({
      name: "webhook",
      folder: "workers/webhook",
      include: tests("webhook"),
      besides: both,
    }),
    workerdProject({
      name: "sender",
      folder: "workers/sender",
      include: tests("sender"),
      besides: [simulatorStandIn],
    }),
  ]);
};

/** Tests of the running product: one file at a time, when nothing else takes the machine. */
const ofTheProduct = (
  name: string,
  include: readonly string[],
  minutes: number,
  order: number,
) => ({
  test: {
    name,
    include: [...include],
    testTimeout: minutes * 60_000,
    hookTimeout: 3 * 60_000,
    fileParallelism: false,
    sequence: { groupOrder: order },
  },
});

const withOneProduct = (project: ReturnType<typeof ofTheProduct>) => ({
  test: { ...project.test, globalSetup: ["./tests/one-product.ts"] },
});

const ofTheWholeProduct = [
  withOneProduct(ofTheProduct("spec", ["tests/spec/**/*.spec.ts"], 1, 1)),
  withOneProduct(ofTheProduct("e2e", ["tests/e2e/**/*.e2e.ts"], 3, 2)),
  ofTheProduct("chaos", ["tests/chaos/**/*.spec.ts"], 5, 3),
  // What takes long by its nature: a crawl of every page, many kills, fuzzing.
  withOneProduct(ofTheProduct("crawl", ["tests/e2e/**/*.crawl.ts"], 3, 4)),
  ofTheProduct("long", ["tests/chaos/**/*.chaos.ts", "tests/**/*.long.ts"], 20, 5),
];

export default defineConfig(async () => ({
  test: {
    // What a passing test logs is of no interest.
    silent: "passed-only" as const,
    maxWorkers: availableParallelism(),
    reporters: ["default", "./scripts/test/reporter.ts"],
    projects: [
      pure,
      web,
      ...(await workers()),
      "./packages/simulator/test/vitest.config.ts",
      ...ofTheWholeProduct,
    ],
  },
}));
