import { setTimeout as sleep } from "node:timers/promises";
import { bareLoop } from "./bare.ts";
import { acceptedAt, type Report, type World } from "./world.ts";

const EACH = 1_000;
const SETTLE = 3_000;
const SPAN = 8_000;
/** As many as the engine keeps under way: five a consumer. */
const IN_FLIGHT = 40;

/** Meta answers at once and lets everything through: what the engine itself can do. */
export async function throughput(world: World, report: Report): Promise<void> {
  const { shop, campaign, numberIds, product } = world;
  const ids: number[] = [];
  for (const numberId of [...numberIds, ...numberIds]) {
    ids.push(await campaign("fast", EACH, { numberId }));
  }
  for (const id of ids) await shop.obey(id, "send");
  await shop.reaches(ids.at(-1) ?? 0, ({ stats }) => (stats.sent ?? 0) > 0, 60_000);
  await sleep(SETTLE + SPAN + 500);
  await world.end(...ids);
  const times = await acceptedAt(world, ids);
  const begin = (times[0] ?? 0) + SETTLE;
  const value = times.filter((at) => at >= begin && at < begin + SPAN).length / (SPAN / 1_000);
  const bare = await bareLoop(product, IN_FLIGHT);
  const name = `${ids.length} campaigns, Meta answering at once, no statuses`;
  report({ name, value, unit: "messages/s", target: 1_000, better: "higher", bare });
  const ratio = (value / bare) * 100;
  report({
    name: `${name}: of a bare loop`,
    value: ratio,
    unit: "%",
    target: 60,
    better: "higher",
  });
}
