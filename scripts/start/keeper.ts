// The leader of the process group that everything runs in. It outlives neither side: when the
// start dies, even by SIGKILL, or when one of its children does, the whole group ends.
import { spawn } from "node:child_process";
import { openSync } from "node:fs";
import { z } from "zod";
import { groupMembers, signalGroup } from "./processes.ts";

const Commands = z.array(z.object({ args: z.array(z.string()), log: z.string() }));
export type Commands = z.infer<typeof Commands>;

const PATIENCE = 2000;

let ending = false;

function end(): void {
  if (ending) return;
  ending = true;
  signalGroup(process.pid, "SIGTERM");
  const deadline = Date.now() + PATIENCE;
  setInterval(() => {
    const others = groupMembers(process.pid).filter((pid) => pid !== process.pid);
    if (others.length === 0) process.exit(0);
    if (Date.now() > deadline) signalGroup(process.pid, "SIGKILL");
  }, 50);
}

process.on("SIGTERM", end);
process.on("disconnect", end);
for (const signal of ["SIGINT", "SIGHUP"] as const) process.on(signal, () => undefined);

for (const { args, log } of Commands.parse(JSON.parse(process.argv[2] ?? ""))) {
  const out = openSync(log, "a", 0o600);
  const child = spawn(process.execPath, args, { stdio: ["ignore", out, out] });
  child.once("exit", end);
  child.once("error", end);
}
