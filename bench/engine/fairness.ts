import { setTimeout as sleep } from "node:timers/promises";
import type { Report, World } from "./world.ts";

const CAMPAIGNS = 10;
/** Of the 80 a second that Meta lets through, a fifth is kept for replies and tests. */
const FOR_CAMPAIGNS = 64;
const SETTLE = 4_000;
const SPAN = 20_000;

/** Ten campaigns on one number, each of which alone would use a third of it. */
export async function fairness(world: World, report: Report): Promise<void> {
  const { shop, meta, campaign, numberIds } = world;
  const [numberId] = numberIds;
  const ids: number[] = [];
  for (let one = 0; one < CAMPAIGNS; one += 1) ids.push(await campaign("fair", 20, { numberId }));
  for (const id of ids) await shop.obey(id, "send");
  await shop.reaches(ids.at(-1) ?? 0, ({ stats }) => (stats.sent ?? 0) > 0, 30_000);
  const begin = Date.now() + SETTLE;
  await sleep(SETTLE + SPAN + 500);
  await world.end(...ids);
  const fair = ((FOR_CAMPAIGNS / CAMPAIGNS) * SPAN) / 1_000;
  const shares: number[] = [];
  for (const id of ids) {
    const times = await meta.accepted(id);
    shares.push(times.filter(({ at }) => at >= begin && at < begin + SPAN).length);
  }
  const worst = Math.max(...shares.map((share) => Math.abs(share - fair) / fair));
  const name = `${CAMPAIGNS} campaigns on one number: furthest from its fair share`;
  report({ name, value: worst * 100, unit: "%", target: 5, better: "lower" });
}
