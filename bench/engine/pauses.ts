import { setTimeout as sleep } from "node:timers/promises";
import { until } from "@siar/testing";
import type { Report, World } from "./world.ts";

/** I6: how long after the answer to a pause the last request still arrived. */
export async function pauseLatency(
  { shop, meta, campaign, end }: World,
  { rate, tries }: { readonly rate: number; readonly tries: number },
  report: Report,
): Promise<void> {
  const id = await campaign(`pauses at ${rate}/s`, rate);
  await shop.obey(id, "send");
  const late: number[] = [];
  for (let time = 0; time < tries; time += 1) {
    const { accepted } = await meta.campaign(id);
    await until(async () => (await meta.campaign(id)).accepted > accepted + rate / 8, 30_000);
    await shop.obey(id, "pause");
    const answered = Date.now();
    await sleep(1_600);
    const { lastAcceptedAt } = await meta.campaign(id);
    late.push(Math.max(0, (lastAcceptedAt ?? 0) - answered));
    await shop.obey(id, "resume");
  }
  await end(id);
  const name = `latest request after ${tries} pauses at ${rate}/s`;
  report({ name, value: Math.max(...late), unit: "ms", target: 1_000, better: "lower" });
}
