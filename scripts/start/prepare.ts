// A process of its own, so that the start does not carry wrangler along: brings the database up
// to date and writes the Workers' configurations for this state. Answers over IPC.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { experimental_readRawConfig } from "wrangler";
import { applyMigrations } from "../migrations/apply.ts";
import { inRoot, workers } from "./product.ts";
import { workerConfig } from "./state.ts";
import { reasonOf } from "./trouble.ts";

/**
 * The same Worker with a build that watches nothing: an edit of the sources must not restart a
 * running product, which would drop its local queues.
 */
function writeFrozenConfig(state: string, name: string, folder: string): void {
  const { rawConfig } = experimental_readRawConfig({ config: inRoot(folder, "wrangler.toml") });
  const unwatched = join(state, "workers", "unwatched");
  mkdirSync(unwatched, { recursive: true });
  const frozen = {
    ...rawConfig,
    main: inRoot(folder, rawConfig.main ?? "src/index.ts"),
    build: { command: "true", watch_dir: unwatched },
  };
  writeFileSync(workerConfig(state, name), JSON.stringify(frozen, null, 2));
}

async function main(state: string): Promise<void> {
  for (const { name, folder } of workers) writeFrozenConfig(state, name, folder);
  await applyMigrations(state);
}

/** Whether the data is at fault, or something else; in words without the runtime's own noise. */
function diagnosis(reason: string): { damaged: boolean; reason: string } {
  if (/SQLITE_(NOTADB|CORRUPT)|database disk image is malformed/.test(reason)) {
    return { damaged: true, reason: "its database cannot be read" };
  }
  const [line = ""] = reason.split("\n");
  return { damaged: line.startsWith("migration "), reason: line.replace(/\.$/, "") };
}

try {
  await main(process.argv[2] ?? "");
  process.send?.({ ok: true });
} catch (error) {
  process.send?.({ ok: false, ...diagnosis(reasonOf(error)) });
}
if (process.connected) process.disconnect();
