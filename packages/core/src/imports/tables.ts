import { sql } from "drizzle-orm";
import { check, index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { delimiters, encodings, type ImportPlan } from "./schema.ts";

/** An uploaded file of contacts, and what became of its rows. */
export const imports = sqliteTable(
  "imports",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    /** Where the file lies; null once it is deleted. */
    file: text("file"),
    name: text("name").notNull(),
    size: integer("size").notNull(),
    encoding: text("encoding", { enum: encodings }).notNull(),
    delimiter: text("delimiter", { enum: delimiters }).notNull(),
    hasHeader: integer("has_header", { mode: "boolean" }).notNull(),
    /** The names over the columns, for the file of the failed rows. */
    columns: text("columns", { mode: "json" }).notNull().$type<string[]>(),
    plan: text("plan", { mode: "json" }).$type<ImportPlan>(),
    jobId: integer("job_id"),
    read: integer("read").notNull().default(0),
    created: integer("created").notNull().default(0),
    updated: integer("updated").notNull().default(0),
    skipped: integer("skipped").notNull().default(0),
    failed: integer("failed").notNull().default(0),
    /** The newest contact before the present slice: what is newer, the slice created. */
    newestBefore: integer("newest_before").notNull().default(0),
    discardedAt: integer("discarded_at"),
    createdBy: integer("created_by"),
    createdAt: integer("created_at").notNull(),
  },
  (table) => [
    index("imports_created").on(table.createdAt),
    check(
      "imports_add_up",
      sql`${table.read} = ${table.created} + ${table.updated} + ${table.skipped} + ${table.failed}`,
    ),
  ],
);
