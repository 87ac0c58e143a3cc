import { sql } from "drizzle-orm";
import { HOUR, SECOND } from "@siar/kernel/clock";
import type { Ctx } from "@siar/kernel/ctx";
import type { ConsentAct } from "../../consent/schema.ts";
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
    GROUP BY 1, 2, 3`);
