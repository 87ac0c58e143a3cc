// The Workers of a start, each bundled into one file of the state: an edit of the sources does not
// restart a running product, which would drop its local queues. Wrangler's own bundling does the
// same in five times the time.
import { readFileSync, writeFileSync } from "node:fs";
import { build, type BuildFailure, type Plugin } from "esbuild";
import { parse } from "smol-toml";
import { z } from "zod";
import { inRoot } from "./product.ts";
import { inState, workerConfig } from "./state.ts";

interface Worker {
  readonly name: string;
  readonly folder: string;
}

/** What is read of a Worker's configuration; the rest is handed on as it is. */
const Config = z.looseObject({ main: z.string() });

export async function bundle(state: string, workers: readonly Worker[]): Promise<void> {
  const entries = workers.map(({ name, folder }) => {
    const config = Config.parse(parse(readFileSync(inRoot(folder, "wrangler.toml"), "utf8")));
    const built = inState(state, "workers", name, "index.js");
    const frozen = { ...config, main: built, no_bundle: true, rules: [] };
    writeFileSync(workerConfig(state, name), JSON.stringify(frozen, null, 2));
    return [`${name}/index`, inRoot(folder, config.main)] as const;
  });
  // In one go: what two Workers share is read once.
  await build({
    absWorkingDir: inRoot(),
    entryPoints: Object.fromEntries(entries),
    outdir: inState(state, "workers"),
    bundle: true,
    format: "esm",
    target: "es2024",
    conditions: ["workerd", "worker", "browser"],
    external: ["cloudflare:*", "node:*"],
    loader: { ".html": "text", ".css": "text", ".svg": "text" },
    plugins: [pageScripts],
    sourcemap: "linked",
    logLevel: "silent",
  });
}

/** The scripts of the simulator's page are texts that it serves, as its configuration says. */
const pageScripts: Plugin = {
  name: "page scripts",
  setup: ({ onLoad }) =>
    onLoad({ filter: /\/page\/browser\/.+\.js$/ }, ({ path }) => ({
      contents: readFileSync(path, "utf8"),
      loader: "text",
    })),
};

/** The first fault of a build in the words of a compiler, or null where it was something else. */
export function faultOf(error: unknown): string | null {
  if (!isBuildFailure(error)) return null;
  const [first] = error.errors;
  if (first === undefined) return null;
  const { text, location } = first;
  return location === null ? text : `${text} at ${location.file}:${location.line}`;
}

const isBuildFailure = (error: unknown): error is BuildFailure =>
  error instanceof Error && "errors" in error && Array.isArray(error.errors);
