// `pnpm chaos --kills N [--seed S]`: kills the whole product at random instants of campaigns, and
// checks the invariants after each. The same seed waits the same times again.
import { spawn } from "node:child_process";
import { parseArgs } from "node:util";
import { inRoot, root } from "../start/product.ts";

const usage = "pnpm chaos [--kills N] [--seed S]: whole numbers, N from 1 to 10000\n";

function readOptions(): { kills: string; seed: string | undefined } | null {
  try {
    const args = process.argv.slice(2).filter((arg) => arg !== "--");
    const options = { kills: { type: "string", default: "20" }, seed: { type: "string" } } as const;
    const { kills, seed } = parseArgs({ args, options }).values;
    const counted = /^\d{1,5}$/.test(kills) && Number(kills) >= 1 && Number(kills) <= 10_000;
    return counted && /^\d*$/.test(seed ?? "") ? { kills, seed } : null;
  } catch {
    return null;
  }
}

const options = readOptions();
if (options === null) {
  process.stderr.write(usage);
  process.exit(1);
}

const { kills, seed } = options;
const vitest = [inRoot("node_modules/vitest/vitest.mjs"), "run", "--config=vitest.workspace.ts"];
const child = spawn(
  process.execPath,
  [...vitest, "--project=long", "tests/chaos/many-kills.chaos.ts"],
  {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, SIAR_KILLS: kills, ...(seed !== undefined && { SIAR_SEED: seed }) },
  },
);
child.once("exit", (code) => (process.exitCode = code ?? 1));
