import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { Criteria } from "./schema.ts";

export const segments = sqliteTable("segments", {
  id: integer("id").primaryKey(),
  version: integer("version").notNull().default(1),
  name: text("name").notNull().unique(),
  description: text("description").notNull().default(""),
  criteria: text("criteria", { mode: "json" }).notNull().$type<Criteria>(),
  isDynamic: integer("is_dynamic", { mode: "boolean" }).notNull().default(true),
  contactCount: integer("contact_count"),
  lastRefreshedAt: integer("last_refreshed_at"),
  createdBy: integer("created_by"),
  createdAt: integer("created_at").notNull(),
  updatedAt: integer("updated_at").notNull(),
});

/** The snapshot of a static segment. WITHOUT ROWID. */
export const segmentMembers = sqliteTable(
  "segment_members",
  {
    segmentId: integer("segment_id").notNull(),
    contactId: integer("contact_id").notNull(),
  },
  (table) => [primaryKey({ columns: [table.segmentId, table.contactId] })],
);
