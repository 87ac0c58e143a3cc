import { join } from "node:path";

export const root = join(import.meta.dirname, "../..");

export const inRoot = (...path: string[]): string => join(root, ...path);

/** The Workers behind the front, each in the folder that holds its `wrangler.toml`. */
export const workers = [
  { name: "siar-api", folder: "workers/api" },
  { name: "siar-webhook", folder: "workers/webhook" },
  { name: "siar-scheduler", folder: "workers/scheduler" },
  { name: "siar-sender", folder: "workers/sender" },
  { name: "siar-simulator", folder: "packages/simulator" },
];

export const wranglerCli = inRoot("node_modules/wrangler/wrangler-dist/cli.js");

export const defaultPort = 8788;
