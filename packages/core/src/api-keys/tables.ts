import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** Keys of the API. Of the key itself there is only a hash, and its first letters to know it by. */
export const apiKeys = sqliteTable("api_keys", {
  id: integer("id").primaryKey(),
  name: text("name").notNull(),
  start: text("start").notNull(),
  hash: text("hash").notNull().unique(),
  /** What it was made for, of what its member may; null for all of it. */
  permissions: text("permissions", { mode: "json" }).$type<readonly string[]>(),
  /** The networks that it may come from; null for any. */
  allowedAddresses: text("allowed_addresses", { mode: "json" }).$type<readonly string[]>(),
  /** Whose permissions it has. */
  memberId: integer("member_id").notNull(),
  createdAt: integer("created_at").notNull(),
  lastUsedAt: integer("last_used_at"),
  expiresAt: integer("expires_at"),
  revokedAt: integer("revoked_at"),
});
