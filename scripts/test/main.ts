// The whole test command. The tests of the running product mostly wait, each on a product of its
// own, so its parts run beside one another; one of them alone is `vitest run --project spec`.
import { spawn } from "node:child_process";
import { inRoot, root } from "../start/product.ts";
import { add, countsIn, failuresIn, lastLine, nothing, type Counts } from "./counts.ts";

interface Part {
  readonly name: string;
  readonly projects: readonly string[];
}

/** The longest first, so that the short ones fill the gaps. */
const parts: readonly Part[] = [
  { name: "spec", projects: ["spec"] },
  { name: "kills", projects: ["chaos"] },
  { name: "browser", projects: ["e2e"] },
  { name: "Workers", projects: ["core", "api", "scheduler", "webhook", "sender", "simulator*"] },
  { name: "rules", projects: ["pure", "web"] },
];

const atOnce = 3;

/** Said again at the end: the output of the part where it happened may be far above. */
const failures: string[] = [];

function run({ name, projects }: Part): Promise<Counts> {
  const since = performance.now();
  const args = [
    inRoot("node_modules/vitest/vitest.mjs"),
    "run",
    "--config=vitest.workspace.ts",
    ...projects.map((project) => `--project=${project}`),
  ];
  let output = "";
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
    const collect = (chunk: Buffer): void => void (output += chunk.toString());
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    child.once("close", (code) => {
      const seconds = ((performance.now() - since) / 1000).toFixed(0);
      process.stdout.write(`── ${name}, ${seconds} s\n${output.trimEnd()}\n\n`);
      failures.push(...failuresIn(output));
      resolve(countsIn(output, code === 0));
    });
  });
}

async function lane(queue: Part[]): Promise<Counts> {
  let counts = nothing;
  for (let part = queue.shift(); part !== undefined; part = queue.shift()) {
    counts = add(counts, await run(part));
  }
  return counts;
}

const queue = [...parts];
const lanes = await Promise.all(Array.from({ length: atOnce }, () => lane(queue)));
const counts = lanes.reduce(add);
process.stdout.write([...failures, lastLine(counts), ""].join("\n"));
process.exitCode = counts.failed === 0 ? 0 : 1;
