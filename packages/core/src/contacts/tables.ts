import { sql } from "drizzle-orm";
import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { workflowStatuses, type Attributes } from "./schema.ts";

export const contacts = sqliteTable(
  "contacts",
  {
    /** Never given out twice: the ledger, consent and audit outlive a deleted contact. */
    id: integer("id").primaryKey({ autoIncrement: true }),
    version: integer("version").notNull().default(1),
    name: text("name").notNull().default(""),
    /** E.164 with `+`. A person is known by phone or by Meta's user id; either may be missing. */
    phone: text("phone").unique(),
    userId: text("user_id").unique(),
    language: text("language"),
    timezone: text("timezone"),
    attributes: text("attributes", { mode: "json" }).notNull().$type<Attributes>().default({}),
    workflowStatus: text("workflow_status", { enum: workflowStatuses })
      .notNull()
      .default("incoming"),
    lastInteractionAt: integer("last_interaction_at"),
    conversationCount: integer("conversation_count").notNull().default(0),
    rating: integer("rating"),
    source: text("source").notNull().default("manual"),
    optInSource: text("opt_in_source"),
    optInText: text("opt_in_text"),
    optInAt: integer("opt_in_at"),
    /** Meta said 131026: nobody on WhatsApp answers under this number. */
    notOnWhatsappAt: integer("not_on_whatsapp_at"),
    /** Meta said 131049: no marketing to this person before then. */
    marketingBlockedUntil: integer("marketing_blocked_until"),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
  },
  (table) => [
    index("contacts_last_interaction").on(table.lastInteractionAt, table.id),
    index("contacts_workflow_status").on(table.workflowStatus, table.id),
    index("contacts_created").on(table.createdAt, table.id),
    index("contacts_name").on(sql`name COLLATE NOCASE`, table.id),
    index("contacts_timezone")
      .on(table.timezone)
      .where(sql`timezone IS NOT NULL`),
  ],
);
