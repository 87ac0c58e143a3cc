import { sql, type SQL } from "drizzle-orm";
import { DAY } from "@siar/kernel/clock";
import type { Moment } from "../rules/calendar.ts";
import type { Condition } from "../rules/conditions.ts";
import type { Leaf } from "../rules/criteria.ts";
import { questionOf, type Question } from "../rules/question.ts";
import { blockSize } from "./store.ts";

/** Ids that a statement of its own finds, for leaves about which no column says anything. */
export interface FoundSet {
  /** Statements with rows of `id`. */
  readonly ids: readonly SQL[];
  /** Whether they are the leaf's people, or only those among whom they are. */
  readonly exact: boolean;
  readonly denied: boolean;
}

/** How long the ledger of each campaign is: it is read in pieces that do not hold D1 for long. */
export type LedgerLengths = ReadonlyMap<number, number>;

const PIECE = 100_000;

export function foundSet(leaf: Leaf, moment: Moment, ledger: LedgerLengths): FoundSet | null {
  const question = questionOf(leaf);
  switch (question.field) {
    case "segmentSnapshot": {
      const ids = sql`SELECT contact_id AS id FROM snapshot_members
        WHERE snapshot_id = (SELECT snapshot_id FROM segments WHERE id = ${question.ask.value})`;
      return { ids: [ids], exact: true, denied: false };
    }
    case "campaign":
      return ofCampaign(question.ask, moment, ledger);
    case "name":
      return ofName(question);
    default:
      return null;
  }
}

/** Three signs are the least that the index of names finds. It is none too strict about case. */
function ofName({ ask }: Extract<Question, { field: "name" }>): FoundSet | null {
  if (ask.op !== "contains" || [...ask.value].length < 3) return null;
  const match = `name : "${ask.value.replaceAll('"', '""')}"`;
  const ids = sql`SELECT rowid AS id FROM contacts_search WHERE contacts_search MATCH ${match}`;
  return { ids: [ids], exact: false, denied: false };
}

export const reachedStatuses = sql`('sent', 'delivered', 'read')`;

function ofCampaign(
  { op, value }: Condition<"campaign">,
  { at }: Moment,
  ledger: LedgerLengths,
): FoundSet {
  const { had, when } = effects[withoutNot(op)];
  const campaigns = "id" in value ? [value.id] : [...ledger.keys()];
  const late =
    "id" in value ? sql`` : sql`AND ${when} BETWEEN ${at - value.withinDays * DAY} AND ${at}`;
  const ids = campaigns.flatMap((id) => inLedger(id, ledger, sql`${had} ${late}`));
  return { ids, exact: true, denied: op.startsWith("not_") };
}

/** The people of a campaign for whom it holds, piece by piece. */
export const inLedger = (campaignId: number, ledger: LedgerLengths, holds: SQL): SQL[] =>
  Array.from({ length: Math.ceil((ledger.get(campaignId) ?? 0) / PIECE) }, (_, at) => {
    const from = at * PIECE;
    return sql`SELECT got.contact_id AS id FROM campaign_messages AS got
      WHERE got.campaign_id = ${campaignId} AND got.seq > ${from} AND got.seq <= ${from + PIECE}
      AND ${holds}`;
  });

type Effect = "received" | "delivered" | "read" | "replied";

export function withoutNot(op: Condition<"campaign">["op"]): Effect {
  switch (op) {
    case "received":
    case "not_received":
      return "received";
    case "delivered":
    case "not_delivered":
      return "delivered";
    case "read":
    case "not_read":
      return "read";
    case "replied":
    case "not_replied":
      return "replied";
  }
}

/** What the ledger says of a message that had its effect, and since when. */
export const effects: Readonly<Record<Effect, { had: SQL; when: SQL }>> = {
  received: {
    had: sql`got.status IN ${reachedStatuses}`,
    when: sql`coalesce(got.sent_at, got.delivered_at, got.read_at)`,
  },
  delivered: {
    had: sql`got.status IN ('delivered', 'read')`,
    when: sql`coalesce(got.delivered_at, got.read_at, got.sent_at)`,
  },
  read: { had: sql`got.status = 'read'`, when: sql`coalesce(got.read_at, got.sent_at)` },
  replied: { had: sql`got.replied_at IS NOT NULL`, when: sql`got.replied_at` },
};

/** As rows of a block and the places in it: D1's values are no longer than two megabytes. */
export const inBlocks = (ids: SQL): SQL =>
  sql`SELECT id / ${blockSize} AS block, json_group_array(id % ${blockSize}) AS places
    FROM (${ids}) GROUP BY 1`;
