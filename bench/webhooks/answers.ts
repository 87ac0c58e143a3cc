import { setTimeout as sleep } from "node:timers/promises";
import { until } from "@siar/testing";
import type { Figure } from "../figure.ts";
import type { World } from "./world.ts";

const RATE = 300;
const SECONDS = 10;

/** How long Meta waits for its 200, at a steady rate whatever the answers take. */
export async function answers(
  { body, deliver, stats }: World,
  rows: number,
  report: (figure: Figure) => void,
): Promise<void> {
  const took: number[] = [];
  const under: Promise<void>[] = [];
  const since = performance.now();
  for (let count = 0; count < RATE * SECONDS; count += 1) {
    const due = since + (count * 1_000) / RATE;
    if (due > performance.now()) await sleep(due - performance.now());
    under.push(
      (async () => {
        await deliver(body("delivered", [(count % rows) + 1]));
        took.push(performance.now() - due);
      })(),
    );
  }
  await Promise.all(under);
  const reported = Math.min(rows, RATE * SECONDS);
  await until(async () => ((await stats())["delivered"] ?? 0) >= reported, 60_000);
  took.sort((one, other) => one - other);
  const at = (share: number): number => took[Math.floor((took.length - 1) * share)] ?? 0;
  const name = `answer at ${RATE} bodies/s`;
  const figure = { unit: "ms", better: "lower" } as const;
  report({ name: `${name}, median`, value: at(0.5), target: 50, ...figure });
  report({ name: `${name}, 99th percentile`, value: at(0.99), target: 250, ...figure });
}
