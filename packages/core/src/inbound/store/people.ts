import { sql } from "drizzle-orm";
import type { Ctx } from "@siar/kernel/ctx";
import type { Party } from "@siar/whatsapp/webhook";
import { guessZone } from "../../contacts/index.ts";
import { phoneIdentity } from "../rules/index.ts";

/** Where the business is at home: most of its customers keep the same time. */
export type Home = Parameters<typeof guessZone>[1];

/** Parties as the statements below read them. */
export const partiesJson = (parties: readonly Party[], home: Home): string =>
  JSON.stringify(
    parties.map(({ phone, userId, name }) => ({
      ...(phone === null ? { phone, also: null } : phoneIdentity(phone)),
      userId,
      name,
      timezone: guessZone(phone, home),
    })),
  );

/** Parties as a table `p`, numbered by their place in the list. */
export const partyTable = (parties: string) => sql`
  p AS MATERIALIZED (
    SELECT key AS party, value ->> 'phone' AS phone, value ->> 'also' AS also,
      value ->> 'userId' AS user_id, value ->> 'name' AS name, value ->> 'timezone' AS timezone
    FROM json_each(${parties}))`;

/** The contact behind a party: by Meta's user id first, because phones change hands. */
export const contactOfParty = sql`coalesce(
  (SELECT id FROM contacts WHERE user_id = p.user_id),
  (SELECT id FROM contacts WHERE phone = p.phone),
  (SELECT id FROM contacts WHERE phone = p.also))`;

/**
 * Makes contacts of strangers, and completes those we know by only one of phone and user id. Any
 * number of repetitions leaves the same rows.
 */
export const meetParties = (ctx: Ctx, json: string) => {
  const parties = partyTable(json);
  return [
    ctx.db.run(sql`
      WITH ${parties}
      INSERT INTO contacts (name, phone, user_id, timezone, source, created_at, updated_at)
      SELECT name, phone, user_id, timezone, 'whatsapp', ${ctx.now}, ${ctx.now}
      FROM p WHERE ${contactOfParty} IS NULL
      ON CONFLICT DO NOTHING`),
    ctx.db.run(sql`
      WITH ${parties}
      UPDATE OR IGNORE contacts SET version = version + 1, updated_at = ${ctx.now},
        user_id = (SELECT p.user_id FROM p
          WHERE contacts.phone IN (p.phone, p.also) AND p.user_id IS NOT NULL LIMIT 1)
      WHERE id IN (
        SELECT c.id FROM p CROSS JOIN contacts c ON c.phone IN (p.phone, p.also)
        WHERE p.user_id IS NOT NULL
          AND NOT EXISTS (SELECT 1 FROM contacts WHERE user_id = p.user_id))`),
    ctx.db.run(sql`
      WITH ${parties}
      UPDATE OR IGNORE contacts SET version = version + 1, updated_at = ${ctx.now},
        phone = (SELECT p.phone FROM p
          WHERE p.user_id = contacts.user_id AND p.phone IS NOT NULL LIMIT 1)
      WHERE id IN (
        SELECT c.id FROM p CROSS JOIN contacts c ON c.user_id = p.user_id
        WHERE c.phone IS NULL AND p.phone IS NOT NULL
          AND NOT EXISTS (SELECT 1 FROM contacts WHERE phone IN (p.phone, p.also)))`),
    ctx.db.run(sql`
      WITH ${parties}, named AS MATERIALIZED (
        SELECT ${contactOfParty} AS id, name FROM p WHERE name <> '')
      UPDATE contacts SET version = version + 1, updated_at = ${ctx.now},
        name = (SELECT named.name FROM named WHERE named.id = contacts.id LIMIT 1)
      WHERE name = '' AND id IN (SELECT id FROM named)`),
  ] as const;
};

export const contactsOfParties = (ctx: Ctx, parties: string) =>
  ctx.db.all<{ party: number; contactId: number | null }>(sql`
    WITH ${partyTable(parties)}
    SELECT party, ${contactOfParty} AS "contactId" FROM p`);
