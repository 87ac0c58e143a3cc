import { breath } from "@siar/kernel/breath";
import { systemClock } from "@siar/kernel/clock";

/** Step after step until one finds nothing to do, or the time is up. Answers how many did. */
export async function repeat(step: () => Promise<boolean>, atMostMs: number): Promise<number> {
  const until = systemClock() + atMostMs;
  let steps = 0;
  while (systemClock() < until && (await step())) {
    steps += 1;
    await breath();
  }
  return steps;
}
