import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { notificationKinds } from "./schema.ts";

/** Sentences are made in the reader's language from kind and params. */
export const notifications = sqliteTable("notifications", {
  id: integer("id").primaryKey(),
  kind: text("kind", { enum: notificationKinds }).notNull(),
  params: text("params", { mode: "json" }).notNull().$type<Record<string, string | number>>(),
  campaignId: integer("campaign_id"),
  at: integer("at").notNull(),
});

/** Up to which notification a member has read. */
export const notificationReads = sqliteTable("notification_reads", {
  memberId: integer("member_id").primaryKey(),
  readUpTo: integer("read_up_to").notNull(),
});
