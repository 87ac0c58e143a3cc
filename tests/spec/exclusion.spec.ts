import { api, business, labelled, simulator } from "@siar/testing";
import { afterEach, beforeAll, expect, inject, test } from "vitest";

const product = inject("product");
const owner = api(product);
const meta = simulator(product);
const shop = business(owner);
const { audience, becomes, contact, draft, launched, obey, reaches, recipients, refuse } = shop;

beforeAll(() => meta.hurry());
afterEach(() => meta.recover());

/** A slow campaign, held, of which somebody has the message and the others wait. */
async function underWay(segmentId: number) {
  const id = await launched(segmentId, { rateLimit: 1 });
  await reaches(id, ({ stats }) => stats.sent > 0);
  await obey(id, "pause");
  await reaches(id, ({ stats }) => stats.sent + stats.pending === stats.recipients);
  const rows = await recipients(id);
  return { id, waiting: rows.filter(({ status }) => status === "pending"), rows };
}

const excludedOf = async (id: number): Promise<string[]> =>
  (await recipients(id))
    .filter(({ status, reason }) => status === "skipped" && reason === "excluded")
    .map(({ contactName }) => contactName);

test("I1 I8 a segment is excluded from what is still pending, and the others get theirs", async () => {
  const { labelId, segmentId } = await audience(4);
  const vip = await shop.label();
  for (const name of ["Dewi", "Rini"]) await contact({ name, labelIds: [labelId, vip] });
  const regulars = await shop.segment(labelled(vip));
  const { id } = await underWay(segmentId);
  await obey(id, "exclude", { segmentId: regulars.id });
  await reaches(id, ({ stats }) => stats.skipped === 2);
  expect((await excludedOf(id)).toSorted()).toEqual(["Dewi", "Rini"]);
  await obey(id, "rate", { rateLimit: 60 });
  await obey(id, "resume");
  const { stats, excludeSegmentIds } = await becomes(id, "completed");
  expect(stats).toMatchObject({ recipients: 6, sent: 4, skipped: 2 });
  expect(excludeSegmentIds).toEqual([regulars.id]);
  expect((await meta.campaign(id)).accepted).toBe(4);
  const entries = await shop.audited("campaign", id);
  expect(entries.filter(({ action }) => action === "campaign.exclude")).toHaveLength(1);
});

test("I1 a contact is excluded, unless they have the message already", async () => {
  const { segmentId } = await audience(4);
  const { id, waiting, rows } = await underWay(segmentId);
  const [last] = waiting.toReversed();
  const reached = rows.find(({ status }) => status !== "pending");
  const already = await refuse(id, "exclude", { contactIds: [reached?.contactId] });
  expect(already).toMatchObject({ status: 409, code: "nothing-to-exclude" });
  const { stats } = await obey(id, "exclude", { contactIds: [last?.contactId] });
  expect(stats.skipped).toBe(1);
  await obey(id, "rate", { rateLimit: 60 });
  await obey(id, "resume");
  expect((await becomes(id, "completed")).stats).toMatchObject({ sent: 3, skipped: 1 });
});

test("an exclusion that makes no sense is refused", async () => {
  const { segmentId } = await audience(2);
  const { id } = await draft(segmentId);
  expect(await refuse(id, "exclude", { segmentId })).toMatchObject({ code: "campaign-transition" });
  const running = await launched(segmentId, { rateLimit: 1 });
  expect(await refuse(running, "exclude")).toMatchObject({ status: 400, code: "invalid-input" });
  expect(await refuse(running, "exclude", { segmentId, contactIds: [1] })).toMatchObject({
    code: "invalid-input",
  });
  expect(await refuse(running, "exclude", { segmentId: 999_999 })).toMatchObject({ status: 404 });
  await obey(running, "cancel");
});
