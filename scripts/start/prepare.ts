// A process of its own, so that the start does not carry the tools along: brings the database up
// to date and makes the Workers for this state. Answers over IPC.
import { applyMigrations } from "../migrations/apply.ts";
import { bundle, faultOf } from "./bundle.ts";
import { workers } from "./product.ts";
import { reasonOf } from "./trouble.ts";

/** Whether the data is at fault, or something else; in words without the runtime's own noise. */
function diagnosis(reason: string): { damaged: boolean; reason: string } {
  if (/SQLITE_(NOTADB|CORRUPT)|database disk image is malformed/.test(reason)) {
    return { damaged: true, reason: "its database cannot be read" };
  }
  const [line = ""] = reason.split("\n");
  return { damaged: line.startsWith("migration "), reason: line.replace(/\.$/, "") };
}

const unbuilt = (fault: string) => ({
  damaged: false,
  reason: `a Worker cannot be built: ${fault}`,
});

try {
  const [, , state = "", how] = process.argv;
  await Promise.all([how === "--dev" ? null : bundle(state, workers), applyMigrations(state)]);
  process.send?.({ ok: true });
} catch (error) {
  const fault = faultOf(error);
  process.send?.({ ok: false, ...(fault === null ? diagnosis(reasonOf(error)) : unbuilt(fault)) });
}
if (process.connected) process.disconnect();
