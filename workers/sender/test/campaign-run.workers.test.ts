import { evictDurableObject, runDurableObjectAlarm } from "cloudflare:test";
import { env as bindings } from "cloudflare:workers";
import { campaignRun } from "@siar/core/sending";
import type { Lease, LeaseRequest } from "@siar/core/sending/schema";
import { database } from "@siar/kernel/database";
import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import type { CampaignRun } from "../src/actors/campaign-run.ts";
import type { Env } from "../src/env.ts";

interface Bindings extends Omit<Env, "CAMPAIGN_RUN"> {
  readonly CAMPAIGN_RUN: DurableObjectNamespace<CampaignRun>;
}

/** What the sender's wrangler.toml gives; the test runner types its environment for nobody. */
const asSender = (env: unknown): Bindings => env as Bindings;
const env = asSender(bindings);

const T0 = 1_800_000_000_000;
const db = database(env.DB);
const everybody = `{"criteria":{"all":[]},"excluded":[],"moment":{"at":0,"timezone":"UTC"}}`;

const sleep = (ms: number) => scheduler.wait(ms);

/** A running campaign with so many more contacts to write to, and an object that knows it. */
async function running(people: number): Promise<number> {
  const [campaign] = await db.all<{ id: number }>(sql`
    INSERT INTO campaigns (name, message_type, status, timezone, rate_limit, cooldown_hours,
      number_id, created_at, updated_at, started_at, frozen_audience)
    VALUES ('Tried', 'template', 'running', 'UTC', 20, 0, 1, ${T0}, ${T0}, ${T0}, ${everybody})
    RETURNING id`);
  const id = campaign?.id ?? 0;
  await db.run(sql`INSERT INTO campaign_counters (campaign_id) VALUES (${id})`);
  for (let one = 0; one < people; one += 1) {
    await db.run(sql`
      INSERT INTO contacts (name, phone, created_at, updated_at)
      VALUES ('Person', ${`+62811${id}00${one}`}, ${T0}, ${T0})`);
  }
  await campaignRun(env.CAMPAIGN_RUN, id).sync(id);
  return id;
}

const request = (campaignId: number, nonce: string): LeaseRequest => ({
  campaignId,
  slice: 1,
  nonce,
  want: 5,
  spacingMs: 10,
  latencyMs: 0,
  heard: { answered: 0, silent: 0 },
});

async function leaseOf(id: number, nonce: string): Promise<Lease> {
  for (let tries = 0; tries < 50; tries += 1) {
    const answer = await campaignRun(env.CAMPAIGN_RUN, id).lease(request(id, nonce));
    if (answer.kind === "go") return answer;
    await sleep(20);
  }
  return { kind: "stop" };
}

describe("a campaign's object", () => {
  beforeAll(async () => {
    await env.DB.prepare(
      `INSERT INTO whatsapp_numbers (id, account_id, phone_number_id, display_phone, verified_name,
         quality, status, throughput, created_at, updated_at)
       VALUES (1, 1, '1', '+62', 'Siar', 'GREEN', 'CONNECTED', 80, 1, 1)`,
    ).run();
  });

  it("I2 three deliveries of one message at once leave one consumer with the lease", async () => {
    const id = await running(5);
    await leaseOf(id, "a");
    const run = campaignRun(env.CAMPAIGN_RUN, id);
    const answers = await Promise.all(
      ["a", "b", "c"].map((nonce) => run.lease(request(id, nonce))),
    );
    expect(answers.map(({ kind }) => kind)).toEqual(["go", "stop", "stop"]);
  });

  it("I2 an eviction keeps slices, leases and numbers", async () => {
    const id = await running(5);
    const before = await leaseOf(id, "a");
    await evictDurableObject(env.CAMPAIGN_RUN.getByName(`campaign:${id}`));
    const after = await leaseOf(id, "a");
    const other = await campaignRun(env.CAMPAIGN_RUN, id).lease(request(id, "b"));
    expect(before).toMatchObject({ kind: "go", lease: 1 });
    expect(after).toMatchObject({ kind: "go", lease: 1 });
    expect(other.kind).toBe("stop");
  });

  it("I5 grants nothing for a while after an eviction, then goes on", async () => {
    const id = await running(5);
    await leaseOf(id, "a");
    await sleep(900);
    await evictDurableObject(env.CAMPAIGN_RUN.getByName(`campaign:${id}`));
    const fresh = await leaseOf(id, "a");
    expect(fresh).toMatchObject({ kind: "go", slots: [] });
  });

  it("I6 a pause is known to consumers as soon as the object has read it", async () => {
    const id = await running(5);
    await leaseOf(id, "a");
    await db.run(
      sql`UPDATE campaigns SET status = 'paused', version = version + 1 WHERE id = ${id}`,
    );
    const run = campaignRun(env.CAMPAIGN_RUN, id);
    await run.sync(id);
    expect(await run.lease(request(id, "a"))).toEqual({ kind: "stop" });
  });

  it("an alarm re-arms itself while the campaign runs, and not after", async () => {
    const id = await running(5);
    const stub = env.CAMPAIGN_RUN.getByName(`campaign:${id}`);
    expect(await runDurableObjectAlarm(stub)).toBe(true);
    expect(await runDurableObjectAlarm(stub)).toBe(true);
    await db.run(sql`
      UPDATE campaigns SET status = 'completed', version = version + 10 WHERE id = ${id}`);
    await campaignRun(env.CAMPAIGN_RUN, id).sync(id);
    while (await runDurableObjectAlarm(stub)) await sleep(10);
  });

  it("6.4 who comes to watch gets a snapshot first", async () => {
    const id = await running(5);
    const response = await campaignRun(env.CAMPAIGN_RUN, id).fetch(
      new Request(`https://run/?campaign=${id}`, { headers: { upgrade: "websocket" } }),
    );
    const socket = response.webSocket;
    const frame = new Promise<unknown>((resolve) => {
      socket?.addEventListener("message", ({ data }) => resolve(JSON.parse(String(data))));
    });
    socket?.accept();
    expect(await frame).toMatchObject({
      type: "snapshot",
      status: "running",
      counts: { recipients: expect.any(Number) },
    });
  });
});
