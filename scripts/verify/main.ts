// Everything that can be said of the sources without running them, side by side.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { z } from "zod";
import { inRoot, root } from "../start/product.ts";

const References = z.object({ references: z.array(z.object({ path: z.string() })) });

interface Step {
  readonly name: string;
  readonly script: string;
  readonly args: readonly string[];
}

/** The longest first, so that the short ones fill the gaps. */
const steps: readonly Step[] = [
  { name: "lint", script: "node_modules/oxlint/bin/oxlint", args: ["--type-aware"] },
  {
    name: "dead code",
    script: "node_modules/knip/bin/knip.js",
    args: ["--cache", "--cache-location", inMemory("knip")],
  },
  ...typeProjects().map(typesOf),
  { name: "migrations", script: "scripts/migrations/check.ts", args: [] },
  { name: "API document", script: "scripts/generate.ts", args: ["--check", "--document"] },
  { name: "requirements", script: "scripts/requirements/main.ts", args: [] },
  { name: "format", script: "node_modules/oxfmt/bin/oxfmt", args: ["--check", "."] },
];

/** What has not changed since the last time is not read again. */
function inMemory(name: string): string {
  return inRoot("node_modules/.cache/siar", name);
}

function typeProjects(): string[] {
  const whole: unknown = JSON.parse(readFileSync(inRoot("tsconfig.json"), "utf8"));
  return References.parse(whole).references.map(({ path }) => path);
}

/** One checker each, as two steps run side by side. */
function typesOf(project: string): Step {
  const remembered = `${project.replaceAll(/[^a-z]+/g, "-").replace(/^-/, "")}.tsbuildinfo`;
  const memory = [
    "--incremental",
    "--tsBuildInfoFile",
    inRoot("node_modules/.cache/siar", remembered),
  ];
  return {
    name: `types: ${project}`,
    script: "node_modules/@typescript/native/bin/tsc",
    args: ["-p", project, "--noEmit", "--checkers", "1", ...memory],
  };
}

interface Outcome {
  readonly ok: boolean;
  readonly output: string;
  readonly seconds: number;
}

// The checkers are Go programs: fewer collections cost memory and save a fifth of the time.
const env = { ...process.env, GOGC: "400" };

function run({ script, args }: Step): Promise<Outcome> {
  const since = performance.now();
  let output = "";
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [inRoot(script), ...args], { cwd: root, env });
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
