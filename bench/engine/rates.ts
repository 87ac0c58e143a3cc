import { setTimeout as sleep } from "node:timers/promises";
import { acceptedAt, type Report, type World } from "./world.ts";

const SETTLE = 2_000;
const SPAN = 10_000;

/** I5 and the share of the rate that is reached, over ten seconds in the middle. */
export async function rateAccuracy(world: World, rate: number, report: Report): Promise<void> {
  const { shop, campaign } = world;
  const id = await campaign(`at ${rate}/s`, rate);
  await shop.obey(id, "send");
  await shop.reaches(id, ({ stats }) => (stats.sent ?? 0) > 0, 30_000);
  await sleep(SETTLE + SPAN + 1_500);
  await world.end(id);
  const times = await acceptedAt(world, [id]);
  const begin = (times[0] ?? 0) + SETTLE;
  const reached = times.filter((at) => at >= begin && at < begin + SPAN).length;
  const name = (what: string) => `${rate}/s at 300 ms: ${what}`;
  const value = (reached / ((rate * SPAN) / 1_000)) * 100;
  report({ name: name("of the rate reached"), value, unit: "%", target: 95, better: "higher" });
  const bounds = [
    ["most in a second", 1_000, 1.1 * rate + 1],
    ["most in ten seconds", 10_000, 10.1 * rate + 1],
  ] as const;
  for (const [what, window, target] of bounds) {
    const most = busiest(times, window);
    report({ name: name(what), value: most, unit: "messages", target, better: "lower" });
  }
}

/** The most that fall into any window of so many milliseconds. */
function busiest(times: readonly number[], window: number): number {
  let from = 0;
  let most = 0;
  for (const [at, time] of times.entries()) {
    while ((times[from] ?? 0) <= time - window) from += 1;
    most = Math.max(most, at - from + 1);
  }
  return most;
}
