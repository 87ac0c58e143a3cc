import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { Failure } from "@siar/kernel/errors";
import { jobStatuses } from "./schema.ts";

/** Background work. The row is the truth; the queue message only says "look". */
export const jobs = sqliteTable(
  "jobs",
  {
    id: integer("id").primaryKey(),
    kind: text("kind").notNull(),
    input: text("input", { mode: "json" }).notNull().$type<Record<string, unknown>>(),
    status: text("status", { enum: jobStatuses }).notNull(),
    done: integer("done").notNull().default(0),
    total: integer("total"),
    /** Where to go on after a restart. */
    cursor: text("cursor", { mode: "json" }).$type<Record<string, unknown>>(),
    result: text("result", { mode: "json" }).$type<Record<string, unknown>>(),
    /** Why it failed: told in the reader's language when it is shown. */
    error: text("error", { mode: "json" }).$type<Pick<Failure, "code" | "params">>(),
    attempts: integer("attempts").notNull().default(0),
    /** Who works on it, and until when that is believed. */
    holder: text("holder"),
    heldUntil: integer("held_until"),
    runAfter: integer("run_after").notNull(),
    createdBy: integer("created_by"),
    createdAt: integer("created_at").notNull(),
    startedAt: integer("started_at"),
    finishedAt: integer("finished_at"),
  },
  (table) => [index("jobs_status").on(table.status, table.runAfter)],
);
