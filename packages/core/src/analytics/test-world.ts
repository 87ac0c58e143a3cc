import { env } from "cloudflare:workers";
import { sql } from "drizzle-orm";
import { systemActor, type Ctx } from "@siar/kernel/ctx";
import { database } from "@siar/kernel/database";

export const T0 = 1_800_000_000_000;

export const ctxAt = (now: number): Ctx => ({
  db: database(env.DB),
  now,
  actor: systemActor("test"),
  locale: "en",
  requestId: "test",
  address: null,
  deliver: () => Promise.resolve(),
});

export const ctx = ctxAt(T0);

export async function campaign(status: string, startedAt = T0): Promise<number> {
  const [row] = await ctx.db.all<{ id: number }>(sql`
    INSERT INTO campaigns (name, message_type, status, timezone, rate_limit, cooldown_hours,
      created_at, updated_at, started_at)
    VALUES ('Promo', 'template', ${status}, 'Asia/Jakarta', 20, 24, ${T0}, ${T0}, ${startedAt})
    RETURNING id`);
  const id = row?.id ?? 0;
  await ctx.db.run(sql`INSERT INTO campaign_counters (campaign_id) VALUES (${id})`);
  return id;
}

/** So many who wait, by the ids of people that nobody else has. */
export async function waiting(campaignId: number, count: number): Promise<number[]> {
  const people = Array.from({ length: count }, (_, at) => campaignId * 100_000 + at);
  await ctx.db.run(sql`
    INSERT INTO campaign_messages (campaign_id, seq, contact_id, status)
    SELECT ${campaignId}, key + 1, value, 'pending' FROM json_each(${JSON.stringify(people)})`);
  return people;
}
