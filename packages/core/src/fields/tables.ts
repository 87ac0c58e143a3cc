import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { fieldTypes } from "./schema.ts";

export const fields = sqliteTable("fields", {
  id: integer("id").primaryKey(),
  key: text("key").notNull().unique(),
  label: text("label").notNull(),
  type: text("type", { enum: fieldTypes }).notNull(),
  options: text("options", { mode: "json" }).notNull().$type<string[]>().default([]),
  createdAt: integer("created_at").notNull(),
});
