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
    /** Of a static one: whose members it has. */
    snapshotId: integer("snapshot_id"),
    lastRefreshedAt: integer("last_refreshed_at"),
    createdBy: integer("created_by"),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
  },
  () => [uniqueIndex("segments_name").on(sql`name COLLATE NOCASE`)],
);

/** Swept with its members when no segment has it any more. */
export const segmentSnapshots = sqliteTable("segment_snapshots", {
  id: integer("id").primaryKey({ autoIncrement: true }),
  begunAt: integer("begun_at").notNull(),
});

/** WITHOUT ROWID. */
export const snapshotMembers = sqliteTable(
  "snapshot_members",
  {
    snapshotId: integer("snapshot_id").notNull(),
    contactId: integer("contact_id").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.snapshotId, table.contactId] }),
    index("snapshot_members_contact").on(table.contactId),
  ],
);

/** What people are told apart by in columns: see docs/decisions/0008. Bounds never change. */
export const audienceFacets = sqliteTable("audience_facets", {
  id: integer("id").primaryKey({ autoIncrement: true }),
  name: text("name").notNull(),
  kind: text("kind", { enum: ["number", "text", "flag"] }).notNull(),
  bounds: text("bounds", { mode: "json" }).notNull().$type<(string | number)[]>(),
  /** The highest contact id then: bounds that were found for few do not fit many. */
  madeFor: integer("made_for").notNull(),
});

/** A block of contact ids whose columns exist; the version counts how often they were written. */
export const audienceBlocks = sqliteTable("audience_blocks", {
  block: integer("block").primaryKey(),
  version: integer("version").notNull().default(1),
});

export const audienceColumns = sqliteTable(
  "audience_columns",
  {
    block: integer("block").notNull(),
    name: text("name").notNull(),
    codes: text("codes").notNull(),
  },
  (table) => [primaryKey({ columns: [table.block, table.name] })],
);

/** Contacts that changed since their columns were written. Triggers fill it. */
export const audienceDirty = sqliteTable("audience_dirty", {
  contactId: integer("contact_id").primaryKey(),
  marks: integer("marks").notNull().default(1),
});
