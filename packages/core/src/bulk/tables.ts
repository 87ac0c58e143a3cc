import { sql } from "drizzle-orm";
import { check, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { BulkAct, BulkTarget } from "./schema.ts";

/** One thing done to many contacts, and what became of it. */
export const bulkActions = sqliteTable(
  "bulk_actions",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    act: text("act", { mode: "json" }).notNull().$type<BulkAct>(),
    target: text("target", { mode: "json" }).notNull().$type<BulkTarget>(),
    jobId: integer("job_id"),
    matched: integer("matched"),
    changed: integer("changed").notNull().default(0),
    unchanged: integer("unchanged").notNull().default(0),
    failed: integer("failed").notNull().default(0),
    createdBy: integer("created_by"),
    createdAt: integer("created_at").notNull(),
  },
  (table) => [
    check(
      "bulk_actions_add_up",
      sql`${table.matched} IS NULL
        OR ${table.changed} + ${table.unchanged} + ${table.failed} <= ${table.matched}`,
    ),
  ],
);

/** Whom it is still to be done to: written down before the first of them is touched. */
export const bulkMembers = sqliteTable(
  "bulk_members",
  {
    bulkId: integer("bulk_id").notNull(),
    contactId: integer("contact_id").notNull(),
  },
  (table) => [primaryKey({ columns: [table.bulkId, table.contactId] })],
);
