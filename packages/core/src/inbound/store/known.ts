import { sql } from "drizzle-orm";
import { HOUR, SECOND } from "@siar/kernel/clock";
import type { Ctx } from "@siar/kernel/ctx";
import type { ConsentAct } from "../../consent/schema.ts";
import type { StoredMessage } from "../rules/index.ts";
import { contactOfParty, partyTable } from "./people.ts";

/** The wamids among these that are stored already. */
export const storedMessages = (ctx: Ctx, wamids: readonly string[]) =>
  ctx.db.all<{ wamid: string }>(sql`
    SELECT wamid FROM conversation_messages
    WHERE wamid IN (SELECT value FROM json_each(${JSON.stringify(wamids)}))`);

export interface Asked {
  readonly quoted: string | null;
  readonly at: number;
  /** Place of the sender in the list of parties. */
  readonly party: number;
}

interface Answered {
  readonly message: number;
  readonly campaignId: number;
  readonly seq: number;
}

/** The campaign messages that were quoted. */
export const quotedRows = (ctx: Ctx, asked: readonly Asked[]) =>
  ctx.db.all<Answered>(sql`
    SELECT q.key AS message, m.campaign_id AS "campaignId", m.seq
    FROM json_each(${JSON.stringify(asked)}) q
    CROSS JOIN campaign_messages m ON m.wamid = q.value ->> 'quoted'`);

/** Meta's times are whole seconds: an answer within the same second came after all. */
const ROUNDING = SECOND;

/** The newest campaign message that each sender got within so many hours before they wrote. */
export const newestRows = (ctx: Ctx, asked: readonly Asked[], parties: string, hours: number) =>
  ctx.db.all<Answered>(sql`
    WITH ${partyTable(parties)},
      people AS MATERIALIZED (SELECT party, ${contactOfParty} AS contact_id FROM p)
    SELECT q.key AS message, m.campaign_id AS "campaignId", m.seq,
      max(coalesce(m.sent_at, m.claimed_at)) AS newest
    FROM json_each(${JSON.stringify(asked)}) q
    JOIN people ON people.party = q.value ->> 'party'
    CROSS JOIN campaign_messages m ON m.contact_id = people.contact_id
    WHERE m.status IN ('claimed', 'unknown', 'sent', 'delivered', 'read')
      AND coalesce(m.sent_at, m.claimed_at) BETWEEN (q.value ->> 'at') - ${hours * HOUR}
        AND (q.value ->> 'at') + ${ROUNDING}
    GROUP BY q.key`);

/** When each contact's consent was last spoken about, and by whom. */
export const lastWords = (ctx: Ctx, parties: string) =>
  ctx.db.all<{ contactId: number; act: ConsentAct; customer: number; at: number }>(sql`
    WITH ${partyTable(parties)}
    SELECT e.contact_id AS "contactId", e.act, e.source IN ('keyword', 'button', 'meta') AS customer,
      max(e.at) AS at
    FROM consent_events e
    WHERE e.contact_id IN (SELECT ${contactOfParty} FROM p)
    GROUP BY 1, 2, 3
    UNION ALL
    SELECT t.contact_id, a.value, 1, t.meta_told_at
    FROM contact_preferences t CROSS JOIN json_each('["meta_stop","meta_resume"]') a
    WHERE t.contact_id IN (SELECT ${contactOfParty} FROM p) AND t.meta_told_at IS NOT NULL`);

/** What these people said since then: asked only where one of them speaks of consent. */
export async function heardSince(
  ctx: Ctx,
  contactIds: readonly number[],
  since: number,
): Promise<StoredMessage[]> {
  const rows = await ctx.db.all<Omit<StoredMessage, "pressed"> & { payload: string | null }>(sql`
    SELECT m.contact_id AS contactId, m.type, m.text, m.at, iif(m.type = 'button' AND json_valid(m.payload), m.payload ->> 'payload', NULL) AS payload
    FROM json_each(${JSON.stringify([...new Set(contactIds)])}) p
    CROSS JOIN conversations c ON c.contact_id = p.value
    CROSS JOIN conversation_messages m ON m.conversation_id = c.id
    WHERE m.at > ${since} AND m.direction = 'in'
      AND (m.type = 'text' OR m.type = 'interactive' OR m.type = 'button') AND length(m.text) < 100`);
  return rows.map(({ payload, ...row }) => ({
    ...row,
    pressed: row.type === "button" ? { label: row.text, payload: payload ?? row.text } : null,
  }));
}
