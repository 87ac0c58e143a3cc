import { z } from "zod";
import { askWorker, benchWorker } from "../worker.ts";
import type { Report } from "./world.ts";

const Part = z.object({ statements: z.number(), written: z.number() });
const Spent = z.object({
  messages: z.number(),
  read: z.number(),
  freezing: Part,
  sending: Part,
  statuses: Part,
});

/** What a message with three statuses costs at D1, by D1's own account. */
export async function costs(state: string, report: Report): Promise<void> {
  const runtime = await benchWorker("bench/engine/costs-worker.ts", state);
  try {
    const { messages, read, ...parts } = Spent.parse(await askWorker(runtime, {}));
    if (read !== messages) throw new Error("Not every message was read.");
    const each = (name: string, value: number, target: number) =>
      report({ name, value: value / messages, unit: "a message", target, better: "lower" });
    const { freezing, sending, statuses } = parts;
    const written = freezing.written + sending.written + statuses.written;
    each("rows written, with three statuses", written, 14);
    each("D1 statements to send at 100/s", freezing.statements + sending.statements, 0.2);
    each("D1 statements for three statuses", statuses.statements, 0.3);
  } finally {
    await runtime.dispose();
  }
}
