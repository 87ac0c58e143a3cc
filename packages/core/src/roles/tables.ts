import { sql } from "drizzle-orm";
import { integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

/** Roles that an owner has composed. What the built-in ones may do stands in the rules. */
export const roles = sqliteTable(
  "roles",
  {
    /** Never given out twice: the audit log names roles by id. */
    id: integer("id").primaryKey({ autoIncrement: true }),
    name: text("name").notNull(),
    description: text("description").notNull(),
    permissions: text("permissions", { mode: "json" }).$type<readonly string[]>().notNull(),
    createdAt: integer("created_at").notNull(),
    version: integer("version").notNull().default(1),
  },
  () => [uniqueIndex("roles_name").on(sql`name COLLATE NOCASE`)],
);
