import { checkRequirements } from "./check.ts";

const faults = checkRequirements(process.argv.includes("--write"));
for (const fault of faults) process.stderr.write(`${fault}\n`);
process.exitCode = faults.length === 0 ? 0 : 1;
