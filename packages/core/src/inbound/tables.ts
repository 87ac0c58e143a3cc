import { sql } from "drizzle-orm";
import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

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

/** Files that customers sent: at Meta for seven days, from where they are fetched. */
export const inboundMedia = sqliteTable(
  "inbound_media",
  {
    id: integer("id").primaryKey(),
    wamid: text("wamid").notNull().unique("inbound_media_wamid"),
    numberId: integer("number_id").notNull(),
    metaId: text("meta_id").notNull(),
    mime: text("mime").notNull(),
    name: text("name").notNull(),
    /** `gone`: Meta has it no longer, or it was too large. `orphaned`: its contact was deleted. */
    status: text("status", { enum: ["waiting", "kept", "gone", "orphaned"] }).notNull(),
    tries: integer("tries").notNull().default(0),
    /** When somebody may try to fetch it (again). */
    dueAt: integer("due_at").notNull(),
    size: integer("size"),
    createdAt: integer("created_at").notNull(),
  },
  (table) => [
    index("inbound_media_due")
      .on(table.dueAt)
      .where(sql`status = 'waiting'`),
    index("inbound_media_orphaned")
      .on(table.dueAt)
      .where(sql`status = 'orphaned'`),
  ],
);

/** Who is to be told that their STOP was heard, once for each time they say it. */
export const optOutReplies = sqliteTable(
  "opt_out_replies",
  {
    eventId: integer("event_id").primaryKey(),
    contactId: integer("contact_id").notNull(),
    numberId: integer("number_id").notNull(),
    status: text("status", { enum: ["due", "sending", "sent", "failed", "in_doubt"] }).notNull(),
    at: integer("at").notNull(),
  },
  (table) => [
    index("opt_out_replies_due")
      .on(table.at)
      .where(sql`status = 'due'`),
  ],
);
