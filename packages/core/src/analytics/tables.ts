import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { Moments, OutcomeCell } from "./rules/index.ts";

/** What a block of the ledger says, counted once: see `rules/count.ts`. */
export const campaignFacts = sqliteTable(
  "campaign_facts",
  {
    campaignId: integer("campaign_id").notNull(),
    block: integer("block").notNull(),
    /** How often it was counted; `block` -1 is the whole campaign, of that sum of versions. */
    version: integer("version").notNull(),
    outcomes: text("outcomes", { mode: "json" }).notNull().$type<readonly OutcomeCell[]>(),
    moments: text("moments", { mode: "json" }).notNull().$type<Moments>(),
  },
  (table) => [primaryKey({ columns: [table.campaignId, table.block] })],
);

/** Blocks that changed since they were counted. Triggers mark them. WITHOUT ROWID. */
export const campaignFactsStale = sqliteTable(
  "campaign_facts_stale",
  {
    campaignId: integer("campaign_id").notNull(),
    block: integer("block").notNull(),
    since: integer("since").notNull(),
    /** Who is counting it; null again as soon as it changes. */
    countedBy: text("counted_by"),
  },
  (table) => [primaryKey({ columns: [table.campaignId, table.block] })],
);
