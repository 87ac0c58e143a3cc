import { api, business, simulator, until } from "@siar/testing";
import { afterEach, beforeAll, expect, inject, test } from "vitest";
import { z } from "zod";

const product = inject("product");
const owner = api(product);
const meta = simulator(product);
const shop = business(owner);

const Backlog = z.object({ count: z.number(), oldestAt: z.iso.datetime().nullable() });
const Times = z.object({ middle: z.number(), longest: z.number() }).nullable();
const Queue = z.looseObject({
  campaigns: z.array(
    z.looseObject({
      id: z.number(),
      status: z.string(),
      pending: z.number(),
      perSecond: z.number(),
      slices: z.number().nullable(),
      leases: z.number().nullable(),
      rowsWaiting: z.number().nullable(),
    }),
  ),
  outbox: Backlog,
  jobs: Backlog,
  lastMinute: z.object({ sent: z.number(), perSecond: z.number() }),
  lastHour: z.looseObject({ campaigns: z.number(), sent: z.number(), waitedSeconds: Times }),
  deadRows: z.array(z.unknown()),
  deadEvents: z.array(z.unknown()),
});

const queue = () => owner.get("/api/queue", Queue);
const lineOf = async (id: number) => (await queue()).campaigns.find((one) => one.id === id);

beforeAll(() => meta.hurry());
afterEach(() => meta.recover());

test("2.4 what runs is seen in the queue with its slices, leases and pace, until it is over", async () => {
  const { segmentId } = await shop.audience(30);
  const id = await shop.launched(segmentId, { rateLimit: 3 });
  const busy = await until(async () => {
    const line = await lineOf(id);
    return line !== undefined && (line.leases ?? 0) > 0 && line.perSecond > 0 ? line : null;
  }, 20_000);
  expect(busy.status).toBe("running");
  expect(busy.slices).toBeGreaterThanOrEqual(busy.leases ?? 0);
  expect(busy.pending).toBeGreaterThan(0);
  expect(busy.rowsWaiting).toBeLessThanOrEqual(busy.pending);
  const { lastMinute, lastHour } = await queue();
  expect(lastMinute.sent).toBeGreaterThan(0);
  expect(lastHour.campaigns).toBeGreaterThan(0);
  expect(lastHour.waitedSeconds).not.toBeNull();

  await shop.obey(id, "pause");
  const paused = await until(async () => {
    const line = await lineOf(id);
    return line?.status === "paused" && line.leases === 0 ? line : null;
  }, 20_000);
  expect(paused.pending).toBeGreaterThan(0);
  await shop.obey(id, "cancel");
  expect(await lineOf(id)).toBeUndefined();
});

test("2.4 13.1 a supervisor sees the queue and drops nothing; an agent does not see it", async () => {
  const [supervisor, agent] = await Promise.all(
    (["supervisor", "agent"] as const).map(async (role) => {
      const { email, password } = await shop.member(role);
      return owner.signIn(email, password);
    }),
  );
  expect(await supervisor?.get("/api/queue", Queue)).toBeDefined();
  const drop = ["POST", "/api/queue/drop", { rows: [1] }] as const;
  expect(await supervisor?.refused(...drop)).toMatchObject({ status: 403, code: "forbidden" });
  expect(await agent?.refused("GET", "/api/queue")).toMatchObject({ status: 403 });
  expect(await owner.refused("POST", "/api/queue/drop", { rows: [999_999] })).toMatchObject({
    status: 409,
    code: "nothing-to-drop",
  });
});
