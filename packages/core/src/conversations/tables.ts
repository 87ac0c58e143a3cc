import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

export const conversations = sqliteTable(
  "conversations",
  {
    id: integer("id").primaryKey(),
    contactId: integer("contact_id").notNull(),
    numberId: integer("number_id").notNull(),
    openedAt: integer("opened_at").notNull(),
    lastMessageAt: integer("last_message_at").notNull(),
    closedAt: integer("closed_at"),
  },
  (table) => [
    index("conversations_contact").on(table.contactId, table.numberId, table.lastMessageAt),
    index("conversations_last_message").on(table.lastMessageAt, table.id),
  ],
);

export const conversationMessages = sqliteTable(
  "conversation_messages",
  {
    id: integer("id").primaryKey(),
    conversationId: integer("conversation_id").notNull(),
    contactId: integer("contact_id").notNull(),
    direction: text("direction", { enum: ["in", "out"] }).notNull(),
    wamid: text("wamid").notNull().unique(),
    type: text("type").notNull(),
    text: text("text").notNull().default(""),
    /** Meta's description of what is more than text: a file, a place, a button. */
    payload: text("payload"),
    quotedWamid: text("quoted_wamid"),
    /** The campaign that this message answers, as attributed when it came. */
    campaignId: integer("campaign_id"),
    at: integer("at").notNull(),
  },
  (table) => [
    index("conversation_messages_conversation").on(table.conversationId, table.at),
    index("conversation_messages_campaign").on(table.campaignId, table.at),
  ],
);

/** When a customer last wrote to a number: text and media may follow for 24 hours. WITHOUT ROWID. */
export const serviceWindows = sqliteTable(
  "service_windows",
  {
    contactId: integer("contact_id").notNull(),
    numberId: integer("number_id").notNull(),
    lastInboundAt: integer("last_inbound_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.contactId, table.numberId] })],
);
