import { api, business, simulator, strikeMinute } from "@siar/testing";
import { afterEach, beforeAll, expect, inject, test } from "vitest";

const product = inject("product");
const owner = api(product);
const meta = simulator(product);
const { becomes, campaign, contact, draft, label, obey, reaches, recipients, segment } =
  business(owner);

beforeAll(() => meta.hurry());
afterEach(() => meta.recover());

/** All around the world, so that somewhere it is noon and somewhere midnight. */
const zones = [
  "Pacific/Pago_Pago",
  "America/Los_Angeles",
  "America/Sao_Paulo",
  "Europe/Berlin",
  "Asia/Dubai",
  "Asia/Jakarta",
  "Asia/Tokyo",
  "Pacific/Auckland",
];

const hourIn = (timeZone: string, at = Date.now()): number =>
  Number(new Intl.DateTimeFormat("en", { timeZone, hour: "numeric", hourCycle: "h23" }).format(at));

const zoneWhere = (fits: (hour: number) => boolean): string => {
  const zone = zones.find((candidate) => fits(hourIn(candidate)));
  if (zone === undefined) throw new Error("It is no such hour anywhere");
  return zone;
};

/** One person in each of the zones, who wear a label of their own. */
async function peopleIn(...timezones: readonly string[]) {
  const labelId = await label();
  for (const timezone of timezones) {
    await contact({ name: timezone, timezone, labelIds: [labelId] });
  }
  return (await segment({ field: "label", op: "has_any", value: [labelId] })).id;
}

const statusesOf = async (id: number): Promise<Record<string, string>> =>
  Object.fromEntries((await recipients(id)).map((row) => [row.contactName, row.status]));

test("5.1 5.2 at a time of day where each recipient is: whoever got there is written to, the others wait", async () => {
  const segmentId = await peopleIn("Pacific/Kiritimati", "Asia/Jakarta", "Pacific/Pago_Pago");
  const { id } = await draft(segmentId, { timezone: "Asia/Jakarta" });
  const at = Math.ceil(Date.now() / 1_000) * 1_000 + 3_000;
  const planned = await obey(id, "schedule", {
    at: new Date(at).toISOString(),
    timezone: "Asia/Jakarta",
    recipientZone: true,
  });
  expect(Date.parse(planned.schedule?.at ?? "")).toBeLessThan(at);
  await strikeMinute(product.url);
  await reaches(id, ({ stats }) => stats.sent === 2);
  const rows = await recipients(id);
  const sentAt = (zone: string) => rows.find((row) => row.contactName === zone)?.sentAt ?? null;
  expect(sentAt("Pacific/Kiritimati")).not.toBeNull();
  expect(Date.parse(sentAt("Asia/Jakarta") ?? "")).toBeGreaterThanOrEqual(at);
  expect(sentAt("Pacific/Pago_Pago")).toBeNull();
  expect(await campaign(id)).toMatchObject({ status: "running" });
  expect((await meta.campaign(id)).accepted).toBe(2);
  await obey(id, "cancel");
});

test("9.2 whoever sleeps is not woken: the campaign goes on with them in the morning", async () => {
  const asleep = zoneWhere((hour) => hour < 5);
  const awake = zoneWhere((hour) => hour >= 11 && hour < 19);
  const segmentId = await peopleIn(asleep, awake);
  const { id } = await draft(segmentId);
  expect(await obey(id, "send", { holdQuietHours: true })).toMatchObject({ holdQuietHours: true });
  await reaches(id, ({ stats }) => stats.sent === 1);
  expect(await statusesOf(id)).toMatchObject({ [asleep]: "pending" });
  await obey(id, "pause");
  await obey(id, "resume");
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  expect((await meta.campaign(id)).accepted).toBe(1);
  expect(await campaign(id)).toMatchObject({ status: "running", stats: { pending: 1 } });
  await obey(id, "cancel");
});

test("9.2 without that choice everybody is written to at once, at any hour", async () => {
  const segmentId = await peopleIn(...zones);
  const { id } = await draft(segmentId);
  await obey(id, "send");
  expect((await becomes(id, "completed")).stats).toMatchObject({ sent: zones.length });
});
