import { until } from "@siar/testing";
import type { Figure } from "../figure.ts";
import { between, type World } from "./world.ts";

const EACH = 10;
const AT_ONCE = 16;

/** Two statuses for each row, ten in a body, from the first body to the last row that is read. */
export async function applied(
  { sign, body, deliver, stats }: World,
  rows: number,
  report: (figure: Figure) => void,
): Promise<void> {
  const bodies = ["delivered", "read"].flatMap((status) =>
    between(0, rows / EACH - 1).map((at) => body(status, between(at * EACH + 1, (at + 1) * EACH))),
  );
  const before = (await stats())["read"] ?? 0;
  const signatures = bodies.map(sign);
  const waiting = bodies.entries();
  const since = performance.now();
  const lane = async () => {
    for (const [at, bytes] of waiting) await deliver(bytes, signatures[at]);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  const answered = (performance.now() - since) / 1_000;
  // Nothing may be lost: every row is read in the end, or this never ends well.
  await until(async () => (await stats())["read"] === before + rows, 180_000);
  const value = (rows * 2) / ((performance.now() - since) / 1_000);
  report({
    name: `applied, ${EACH} a body, all of ${rows * 2}`,
    value,
    unit: "statuses/s",
    target: 3_000,
    better: "higher",
    bare: (rows * 2) / answered,
  });
}
