import { desc, eq, sql, type SQL } from "drizzle-orm";
import type { Statement } from "@siar/kernel/commit";
import type { Ctx } from "@siar/kernel/ctx";
import type { ConsentAct, ConsentSource } from "./schema.ts";
import { consentEvents, contactPreferences } from "./tables.ts";

const HISTORY = 200;

export interface Said {
  /** An expression where the contact is only now being inserted in the same batch. */
  readonly contactId: number | SQL;
  readonly source: ConsentSource;
  /** What was said, or the reason given by whoever did it for them. */
  readonly said?: string | null;
  readonly campaignId?: number | null;
}

/** True for a contact who gets no broadcast: told us to stop, or told Meta. */
export const optedOutSql = (contactId: SQL = sql`contacts.id`): SQL =>
  sql`EXISTS (SELECT 1 FROM contact_preferences
    WHERE contact_preferences.contact_id = ${contactId}
    AND (contact_preferences.opted_out = 1 OR contact_preferences.meta_stopped = 1))`;

/** Everybody who gets no broadcast: few, so better to start from where they are what is asked for. */
export const optedOutIds = sql`SELECT contact_id FROM contact_preferences
  WHERE opted_out = 1 OR meta_stopped = 1`;

/** For another noun's batch. A second STOP leaves no second event, and counts from when it was said. */
export const optOutStatements = (ctx: Ctx, said: Said): Statement[] => [
  event(ctx, said, "opt_out", sql`NOT ${flagged(said, sql`opted_out = 1`)}`),
  ctx.db.run(sql`
    INSERT INTO contact_preferences
      (contact_id, opted_out, opted_out_at, opted_out_reason, opted_out_source, created_at, updated_at)
    SELECT id, 1, ${ctx.now}, ${said.said ?? null}, ${said.source}, ${ctx.now}, ${ctx.now}
    FROM contacts WHERE id = ${said.contactId}
    ON CONFLICT (contact_id) DO UPDATE SET
      opted_out = 1, opted_out_at = max(coalesce(opted_out_at, 0), excluded.opted_out_at),
      opted_out_reason = iif(opted_out = 1, opted_out_reason, excluded.opted_out_reason),
      opted_out_source = iif(opted_out = 1, opted_out_source, excluded.opted_out_source),
      updated_at = excluded.updated_at`),
];

/**
 * Lifts our own flag only; Meta's is the person's to lift, in WhatsApp. A STOP that was said later
 * may be in the database first: then nothing is lifted.
 */
export const optInStatements = (ctx: Ctx, said: Said): Statement[] => [
  event(ctx, said, "opt_in", flagged(said, sql`opted_out = 1 AND NOT ${outAfter(ctx)}`)),
  ctx.db.run(sql`
    DELETE FROM suppressions WHERE NOT ${flagged(said, outAfter(ctx))} AND identity IN (
      SELECT phone FROM contacts WHERE id = ${said.contactId} AND phone IS NOT NULL
      UNION ALL
      SELECT user_id FROM contacts WHERE id = ${said.contactId} AND user_id IS NOT NULL)`),
  ctx.db.run(sql`
    UPDATE contact_preferences SET opted_out = 0, opted_out_at = NULL, opted_out_reason = NULL,
      opted_out_source = NULL, updated_at = ${ctx.now}
    WHERE contact_id = ${said.contactId} AND opted_out = 1 AND NOT ${outAfter(ctx)}`),
];

const outAfter = (ctx: Ctx): SQL => sql`(opted_out = 1 AND coalesce(opted_out_at, 0) > ${ctx.now})`;

/** Meta told us that the person stopped our marketing there. */
export const metaStopStatements = (ctx: Ctx, said: Said): Statement[] => [
  event(ctx, said, "meta_stop", sql`NOT ${flagged(said, sql`meta_stopped = 1`)}`),
  ctx.db.run(sql`
    INSERT INTO contact_preferences
      (contact_id, meta_stopped, meta_stopped_at, created_at, updated_at)
    SELECT id, 1, ${ctx.now}, ${ctx.now}, ${ctx.now} FROM contacts WHERE id = ${said.contactId}
    ON CONFLICT (contact_id) DO UPDATE SET
      meta_stopped = 1, meta_stopped_at = excluded.meta_stopped_at, updated_at = excluded.updated_at
    WHERE contact_preferences.meta_stopped = 0`),
  ...noteTold(ctx, said),
];

export const metaResumeStatements = (ctx: Ctx, said: Said): Statement[] => [
  event(ctx, said, "meta_resume", flagged(said, sql`meta_stopped = 1`)),
  ctx.db.run(sql`
    UPDATE contact_preferences
    SET meta_stopped = 0, meta_stopped_at = NULL, updated_at = ${ctx.now}
    WHERE contact_id = ${said.contactId} AND meta_stopped = 1`),
  ...noteTold(ctx, said),
];

/** A list from elsewhere: phones and user ids, of contacts or of nobody known yet. */
export function suppressStatements(
  ctx: Ctx,
  identities: readonly string[],
  reason: string,
): Statement[] {
  const list = JSON.stringify(identities);
  const people = sql`
    SELECT id FROM contacts WHERE phone IN (SELECT value FROM json_each(${list}))
    UNION SELECT id FROM contacts WHERE user_id IN (SELECT value FROM json_each(${list}))`;
  return [
    ctx.db.run(sql`
      INSERT INTO suppressions (identity, at) SELECT value, ${ctx.now} FROM json_each(${list})
      WHERE true ON CONFLICT (identity) DO NOTHING`),
    ctx.db.run(sql`
      INSERT INTO consent_events (contact_id, act, source, said, member_id, at)
      SELECT id, 'opt_out', 'import', ${reason}, ${ctx.actor.memberId}, ${ctx.now} FROM (${people}) p
      WHERE NOT EXISTS (
        SELECT 1 FROM contact_preferences WHERE contact_id = p.id AND opted_out = 1)`),
    ctx.db.run(sql`
      INSERT INTO contact_preferences
        (contact_id, opted_out, opted_out_at, opted_out_reason, opted_out_source, created_at,
          updated_at)
      SELECT id, 1, ${ctx.now}, ${reason}, 'import', ${ctx.now}, ${ctx.now} FROM (${people}) p
      WHERE true
      ON CONFLICT (contact_id) DO UPDATE SET
        opted_out = 1, opted_out_at = excluded.opted_out_at,
        opted_out_reason = excluded.opted_out_reason, opted_out_source = excluded.opted_out_source,
        updated_at = excluded.updated_at
      WHERE contact_preferences.opted_out = 0`),
  ];
}

export interface SuppressedRow {
  readonly identity: string;
  readonly at: number;
  /** Null for somebody who is no contact. */
  readonly source: ConsentSource | null;
  readonly reason: string | null;
  readonly told: "us" | "meta";
}

/** Contacts who get no broadcast, in the order of their ids. */
export const suppressedContacts = (ctx: Ctx, after: number, limit: number) =>
  ctx.db.all<SuppressedRow & { readonly id: number }>(sql`
    SELECT p.contact_id AS id, coalesce(c.phone, c.user_id) AS identity,
      iif(p.opted_out = 1, p.opted_out_at, p.meta_stopped_at) AS at,
      iif(p.opted_out = 1, p.opted_out_source, 'meta') AS source, p.opted_out_reason AS reason,
      iif(p.opted_out = 1, 'us', 'meta') AS told
    FROM contact_preferences p JOIN contacts c ON c.id = p.contact_id
    WHERE p.contact_id > ${after} AND (p.opted_out = 1 OR p.meta_stopped = 1)
      AND coalesce(c.phone, c.user_id) IS NOT NULL
    ORDER BY p.contact_id LIMIT ${limit}`);

/** Suppressions of people who are no contact, in the order of what they are known by. */
export const suppressedStrangers = (ctx: Ctx, after: string, limit: number) =>
  ctx.db.all<SuppressedRow>(sql`
    SELECT s.identity AS identity, s.at AS at, NULL AS source, NULL AS reason, 'us' AS told
    FROM suppressions s
    WHERE s.identity > ${after} AND NOT EXISTS (
      SELECT 1 FROM contact_preferences p WHERE p.opted_out = 1 AND p.contact_id = coalesce(
        (SELECT id FROM contacts WHERE phone = s.identity),
        (SELECT id FROM contacts WHERE user_id = s.identity)))
    ORDER BY s.identity LIMIT ${limit}`);

const flagged = ({ contactId }: Said, flag: SQL): SQL =>
  sql`EXISTS (SELECT 1 FROM contact_preferences WHERE contact_id = ${contactId} AND ${flag})`;

/** When Meta last told of it: only so a report that comes late is known to be the older one. */
const noteTold = (ctx: Ctx, { contactId, source }: Said): Statement[] =>
  source === "meta"
    ? [
        ctx.db.run(sql`
          INSERT INTO contact_preferences (contact_id, meta_told_at, created_at, updated_at)
          SELECT id, ${ctx.now}, ${ctx.now}, ${ctx.now} FROM contacts WHERE id = ${contactId}
          ON CONFLICT (contact_id) DO UPDATE SET
            meta_told_at = max(coalesce(meta_told_at, 0), excluded.meta_told_at)`),
      ]
    : [];

/** Runs before the flag changes, and only if it is going to. */
const event = (ctx: Ctx, said: Said, act: ConsentAct, changes: SQL): Statement =>
  ctx.db.run(sql`
    INSERT INTO consent_events (contact_id, act, source, said, campaign_id, member_id, at)
    SELECT id, ${act}, ${said.source}, ${said.said ?? null},
      ${said.campaignId ?? null}, ${ctx.actor.memberId}, ${ctx.now}
    FROM contacts WHERE id = ${said.contactId} AND ${changes}`);

export async function loadConsent(ctx: Ctx, contactId: number) {
  const [[preferences], events] = await ctx.db.batch([
    ctx.db.select().from(contactPreferences).where(eq(contactPreferences.contactId, contactId)),
    ctx.db
      .select()
      .from(consentEvents)
      .where(eq(consentEvents.contactId, contactId))
      .orderBy(desc(consentEvents.id))
      .limit(HISTORY),
  ]);
  return { preferences, events };
}
