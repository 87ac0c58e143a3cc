import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { roleNames } from "../roles/schema.ts";

/**
 * Links that let somebody in once: an invitation, or a new password for a member. Of the link there
 * is only a hash, and a link that was used or withdrawn has no row any more.
 */
export const entryLinks = sqliteTable("entry_links", {
  /** Never given out twice: the audit log names invitations by id. */
  id: integer("id").primaryKey({ autoIncrement: true }),
  hash: text("hash").notNull().unique(),
  /** Whose password it sets; null for an invitation. */
  memberId: integer("member_id"),
  email: text("email").notNull(),
  /** What is offered; of a member, what they were when the link was made. */
  role: text("role", { enum: roleNames }).notNull(),
  customRoleId: integer("custom_role_id"),
  madeBy: integer("made_by").notNull(),
  createdAt: integer("created_at").notNull(),
  expiresAt: integer("expires_at").notNull(),
});
