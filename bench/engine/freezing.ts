import { until } from "@siar/testing";
import { z } from "zod";
import type { Report, World } from "./world.ts";

const Freezing = z.object({
  phase: z.string().nullable(),
  stats: z.object({ recipients: z.number() }),
});

export async function freezing(
  { shop, owner, campaign, end }: World,
  recipients: number,
  report: Report,
): Promise<void> {
  const id = await campaign("crowd", 1);
  const since = performance.now();
  await shop.obey(id, "send");
  await until(async () => {
    const { stats, phase } = await owner.get(`/api/campaigns/${id}`, Freezing);
    return stats.recipients === recipients && phase === "sending";
  }, 300_000);
  const value = (performance.now() - since) / 1_000;
  await end(id);
  const target = recipients > 100_000 ? 60 : 5;
  const name = `freezing ${recipients.toLocaleString("en")} recipients`;
  report({ name, value, unit: "s", target, better: "lower" });
}
