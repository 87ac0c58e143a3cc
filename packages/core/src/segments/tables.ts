import { sql } from "drizzle-orm";
import {
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from "drizzle-orm/sqlite-core";
import type { Criteria } from "./schema.ts";

export const segments = sqliteTable(
  "segments",
  {
    /** Never given out twice: campaigns name segments by id. */
    id: integer("id").primaryKey({ autoIncrement: true }),
    version: integer("version").notNull().default(1),
    name: text("name").notNull(),
    description: text("description").notNull().default(""),
    criteria: text("criteria", { mode: "json" }).notNull().$type<Criteria>(),
    isDynamic: integer("is_dynamic", { mode: "boolean" }).notNull().default(true),
    contactCount: integer("contact_count"),
    lastRefreshedAt: integer("last_refreshed_at"),
    createdBy: integer("created_by"),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
  },
  () => [uniqueIndex("segments_name").on(sql`name COLLATE NOCASE`)],
);

/** The snapshot of a static segment. WITHOUT ROWID. */
export const segmentMembers = sqliteTable(
  "segment_members",
  {
    segmentId: integer("segment_id").notNull(),
    contactId: integer("contact_id").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.segmentId, table.contactId] }),
    index("segment_members_contact").on(table.contactId),
  ],
);
