import { env as bindings } from "cloudflare:workers";
import { connectAccount } from "@siar/core/channels";
import { MAX_SLICE } from "@siar/core/sending/rules";
import type { Slice } from "@siar/core/sending/schema";
import { systemActor, type Ctx } from "@siar/kernel/ctx";
import { database } from "@siar/kernel/database";
import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import type { Env } from "../src/env.ts";
import { sendSlices } from "../src/send-slice.ts";
import { generousRun, Meter, onMeter } from "./meter.ts";

/** What the sender's wrangler.toml gives; the test runner types its environment for nobody. */
const asSender = (env: unknown): Env => env as Env;
const env = asSender(bindings);
const db = database(env.DB);

const SLICES = 2;
const PEOPLE = SLICES * MAX_SLICE;
const SAID = JSON.stringify({
  type: "template",
  name: "promo",
  language: "id",
  category: "MARKETING",
  parameterFormat: "POSITIONAL",
  components: [{ type: "BODY", text: "Halo {{1}}" }],
  mediaId: null,
  variables: { "1": "{name}" },
});

const ctx: Ctx = {
  db,
  now: Date.now(),
  actor: { ...systemActor("test"), memberId: 1 },
  locale: "en",
  requestId: "limits",
  address: null,
  deliver: async () => {},
};

let messages = 0;
/** Slow enough that requests overlap; one of ten is refused for its person's sake. */
async function graph(url: string): Promise<Response> {
  if (url.includes("/phone_numbers")) {
    return Response.json({ data: [{ id: "1065", display_phone_number: "+62 811" }] });
  }
  if (!url.endsWith("/messages")) return Response.json({ success: true });
  await scheduler.wait(60);
  messages += 1;
  return messages % 10 === 0
    ? Response.json({ error: { code: 131_026, message: "No" } }, { status: 400 })
    : Response.json({ messages: [{ id: `wamid.${messages}` }] });
}

async function runningCampaign(): Promise<number> {
  const [row] = await db.all<{ id: number }>(sql`
    INSERT INTO campaigns (name, message_type, status, timezone, rate_limit, cooldown_hours,
      number_id, created_at, updated_at, started_at, frozen_message)
    VALUES ('Tried', 'template', 'running', 'UTC', 1000, 24, 1, 1, 1, 1, ${SAID}) RETURNING id`);
  const id = row?.id ?? 0;
  await db.run(sql`INSERT INTO campaign_counters (campaign_id) VALUES (${id})`);
  await db.run(sql`
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${PEOPLE})
    INSERT INTO contacts (name, phone, created_at, updated_at)
    SELECT 'Person ' || i, '+62811' || (1000000 + i), 1, 1 FROM n`);
  await db.run(sql`
    INSERT INTO campaign_messages (campaign_id, seq, contact_id, status)
    SELECT ${id}, row_number() OVER (ORDER BY id), id, 'pending' FROM contacts`);
  return id;
}

describe("a consumer in the greatest hurry keeps within what the platform allows", () => {
  const meter = new Meter();
  let rows: { status: string; people: number }[] = [];

  beforeAll(async () => {
    const lent = { ...env, SIMULATOR: { fetch: (url: string) => graph(url) } };
    const connected = await connectAccount(() => Promise.resolve(lent))(ctx, {
      wabaId: "102290129340398",
      token: "EAAtoken",
      appSecret: "app-secret-1",
      verifyToken: "verify-1",
      name: "Kopi",
    });
    expect(connected.ok).toBe(true);
    const campaignId = await runningCampaign();
    const slices = Array.from({ length: SLICES }, (_, index): Slice => {
      const from = index * MAX_SLICE + 1;
      return { campaignId, slice: index + 1, from, to: from + MAX_SLICE - 1 };
    });
    const [first] = slices.splice(0, 1);
    if (first === undefined) throw new Error("No slice");
    await sendSlices(onMeter(env, meter, generousRun(meter, slices), graph), first);
    rows = await db.all(sql`
      SELECT status, count(*) AS people FROM campaign_messages
      WHERE campaign_id = ${campaignId} GROUP BY status ORDER BY status`);
  }, 30_000);

  it("I3 everybody was dealt with", () => {
    expect(rows).toEqual([
      { status: "failed", people: PEOPLE / 10 },
      { status: "sent", people: PEOPLE - PEOPLE / 10 },
    ]);
  });

  it("I5 never more than six connections wait at once, and several do", () => {
    expect(meter.mostOpen).toBeLessThanOrEqual(6);
    expect(meter.mostOpen).toBeGreaterThan(3);
  });

  it("no statement has more than 100 parameters", () => {
    expect(meter.mostParameters).toBeLessThanOrEqual(100);
  });

  it("D1 is asked by the handful, never for each recipient", () => {
    expect(meter.roundTrips / PEOPLE).toBeLessThan(0.1);
    // Beside the handful's own, one for each lesson about a person.
    expect((meter.statements - PEOPLE / 10) / PEOPLE).toBeLessThanOrEqual(0.2);
  });
});
