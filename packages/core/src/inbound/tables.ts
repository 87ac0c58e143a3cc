import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** Webhook items that could not be applied: kept, shown, tried again by hand. */
export const setAside = sqliteTable("set_aside", {
  id: integer("id").primaryKey(),
  /** Of kind and body, so that what Meta delivers again is kept once. */
  digest: text("digest").notNull().unique(),
  kind: text("kind").notNull(),
  body: text("body").notNull(),
  error: text("error").notNull(),
  at: integer("at").notNull(),
});

/** Things that came in and are only counted: unknown fields, unknown message ids, bad signatures. */
export const inboundCounts = sqliteTable("inbound_counts", {
  kind: text("kind").primaryKey(),
  count: integer("count").notNull().default(0),
  lastAt: integer("last_at").notNull(),
});

/** How often each button was pressed, and each emoji given, in answer to a campaign. WITHOUT ROWID. */
export const campaignEngagement = sqliteTable(
  "campaign_engagement",
  {
    campaignId: integer("campaign_id").notNull(),
    kind: text("kind", { enum: ["button", "reaction"] }).notNull(),
    what: text("what").notNull(),
    count: integer("count").notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.campaignId, table.kind, table.what] })],
);
