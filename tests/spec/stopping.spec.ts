import { api, business, simulator } from "@siar/testing";
import { afterEach, beforeAll, expect, inject, test } from "vitest";
import { z } from "zod";

const product = inject("product");
const owner = api(product);
const meta = simulator(product);
const shop = business(owner);
const { audience, becomes, campaign, draft, launched, obey, reaches, refuse } = shop;

const Stopped = z.object({ paused: z.array(z.object({ id: z.number(), name: z.string() })) });
const stopAll = () => owner.post("/api/campaigns/stop-all", {}, Stopped);

beforeAll(() => meta.hurry());
afterEach(() => meta.recover());

test("6.5 I8 everything that runs is stopped with one switch, and resumed one by one", async () => {
  const { segmentId } = await audience(30);
  const running = [
    await launched(segmentId, { rateLimit: 1 }),
    await launched(segmentId, { rateLimit: 1 }),
  ];
  const waiting = await draft(segmentId);
  const paused = new Set((await stopAll()).paused.map(({ id }) => id));
  expect(running.filter((id) => !paused.has(id))).toEqual([]);
  expect(paused.has(waiting.id)).toBe(false);
  expect((await stopAll()).paused).toEqual([]);
  for (const id of running) {
    expect(await campaign(id)).toMatchObject({ status: "paused", pauseReason: "stopped_all" });
    const entries = await shop.audited("campaign", id);
    expect(entries.filter(({ action }) => action === "campaign.stop-all")).toHaveLength(1);
    expect(await obey(id, "resume")).toMatchObject({ status: "running", pauseReason: null });
    await obey(id, "cancel");
  }
});

test("I1 I3 rows in doubt can be dismissed: they end as failed, and nobody is written to", async () => {
  const { segmentId } = await audience(3);
  await meta.behave({ outage: { kind: "reset" } });
  const id = await launched(segmentId);
  await reaches(id, ({ status, stats }) => status === "completed" && stats.unknown === 3);
  await meta.recover();
  const [first] = await shop.recipients(id);
  const some = await obey(id, "dismiss", { seqs: [first?.seq] });
  expect(some.stats).toMatchObject({ failed: 1, unknown: 2 });
  const { stats, status } = await obey(id, "dismiss");
  expect({ status, ...stats }).toMatchObject({ status: "completed", failed: 3, unknown: 0 });
  const rows = await shop.recipients(id);
  expect(rows.map((row) => [row.status, row.reason])).toEqual(
    Array.from({ length: 3 }, () => ["failed", "dismissed"]),
  );
  expect(await refuse(id, "dismiss")).toMatchObject({ status: 409, code: "nothing-to-dismiss" });
  expect(await refuse(id, "retry", { status: "failed" })).toMatchObject({
    code: "nothing-to-retry",
  });
  expect((await meta.campaign(id)).accepted).toBe(0);
});

test("5.3 3.5 a scheduled campaign can be made a draft again, a running one cannot", async () => {
  const { segmentId } = await audience(3);
  const { id } = await draft(segmentId);
  const { version } = await obey(id, "schedule", { at: "2099-12-01T01:00:00Z" });
  expect(await refuse(id, "unschedule", { version: version - 1 })).toMatchObject({
    code: "changed-meanwhile",
  });
  expect(await obey(id, "unschedule", { version })).toMatchObject({
    status: "draft",
    schedule: null,
  });
  expect(await refuse(id, "unschedule")).toMatchObject({
    status: 409,
    code: "campaign-transition",
  });
  await obey(id, "send");
  expect(await refuse(id, "unschedule")).toMatchObject({ code: "campaign-transition" });
  await becomes(id, "completed");
});
