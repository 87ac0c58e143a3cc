// Everything that can be said of the sources without running them, side by side.
import { spawn } from "node:child_process";
import { availableParallelism } from "node:os";
import { inRoot, root } from "../start/product.ts";

interface Step {
  readonly name: string;
  readonly script: string;
  readonly args: readonly string[];
}

/** The longest first, so that the short ones fill the gaps. */
const steps: readonly Step[] = [
  {
    // The types are checked by the linter's own TypeScript: it has to read them all the same.
    name: "lint and types",
    script: "node_modules/oxlint/bin/oxlint",
    args: ["--type-aware", "--type-check"],
  },
  { name: "dead code", script: "node_modules/knip/bin/knip.js", args: [] },
  { name: "migrations", script: "scripts/migrations/check.ts", args: [] },
  { name: "requirements", script: "scripts/requirements/main.ts", args: [] },
  { name: "format", script: "node_modules/oxfmt/bin/oxfmt", args: ["--check", "."] },
];

interface Outcome {
  readonly ok: boolean;
  readonly output: string;
  readonly seconds: number;
}

function run({ script, args }: Step): Promise<Outcome> {
  const since = performance.now();
  let output = "";
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [inRoot(script), ...args], { cwd: root });
    const collect = (chunk: Buffer): void => void (output += chunk.toString());
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    const end = (ok: boolean): void =>
      resolve({ ok, output, seconds: (performance.now() - since) / 1000 });
    child.once("close", (code) => end(code === 0));
    child.once("error", () => end(false));
  });
}

async function work(queue: Step[]): Promise<boolean> {
  let well = true;
  for (let step = queue.shift(); step !== undefined; step = queue.shift()) {
    const { ok, output, seconds } = await run(step);
    process.stdout.write(`${ok ? "✓" : "✗"} ${step.name} ${seconds.toFixed(1)} s\n`);
    if (!ok) process.stdout.write(`${output.trimEnd()}\n`);
    well &&= ok;
  }
  return well;
}

const queue = [...steps];
const workers = Array.from({ length: availableParallelism() }, () => work(queue));
const well = (await Promise.all(workers)).every(Boolean);
process.exitCode = well ? 0 : 1;
