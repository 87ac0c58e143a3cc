import { answers, api, business, simulator, strikeMinute, until } from "@siar/testing";
import { afterEach, beforeAll, expect, inject, test } from "vitest";
import { z } from "zod";

const product = inject("product");
const owner = api(product);
const meta = simulator(product);
const shop = business(owner);
const { audience, becomes, campaign, draft, launched, obey, reaches } = shop;

const Estimated = z.object({ limit: z.object({ kind: z.string(), used: z.number().optional() }) });

/** Meta's limit as the numbers name it, and as the product then knows it. */
async function metaAllows(messagingLimit: string): Promise<void> {
  await meta.behave({ limits: { messagingLimit } });
  const { items } = await owner.get("/api/whatsapp/accounts", answers.pageOf(answers.Id));
  for (const { id } of items) await owner.send("POST", `/api/whatsapp/accounts/${id}/test`, {});
}

beforeAll(() => meta.hurry());
afterEach(async () => {
  await meta.recover();
  await metaAllows("TIER_UNLIMITED");
});

test("I8 9.5 a campaign stops where Meta's daily limit is used up, and goes on by itself when there is room", async () => {
  const { segmentId } = await audience(8);
  await metaAllows("TIER_100K");
  const planned = (await draft(segmentId)).id;
  const { limit } = await owner.post(`/api/campaigns/${planned}/estimate`, {}, Estimated);
  await metaAllows(`TIER_${(limit.used ?? 0) + 5}`);

  const id = await launched(segmentId, { rateLimit: 20 });
  await becomes(id, "paused");
  const { stats } = await reaches(id, (now) => now.stats.sent === 5);
  expect(stats).toMatchObject({ recipients: 8, pending: 3, failed: 0, skipped: 0, unknown: 0 });
  expect(await campaign(id)).toMatchObject({ pauseReason: "limit_reached" });
  expect(await meta.campaign(id)).toMatchObject({ accepted: 5 });
  await strikeMinute(product.url);
  expect(await campaign(id)).toMatchObject({ status: "paused" });

  await metaAllows("TIER_100K");
  await strikeMinute(product.url);
  await until(async () => (await campaign(id)).status === "completed");
  expect(await meta.campaign(id)).toMatchObject({ accepted: 8, recipients: 8 });
  expect((await shop.notices(id)).map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(["campaign_paused", "campaign_resumed", "campaign_completed"]),
  );
  const entries = await shop.audited("campaign", id);
  expect(entries.find(({ action }) => action === "campaign.resume")?.actor.kind).toBe("system");
  await obey(planned, "cancel");
});
