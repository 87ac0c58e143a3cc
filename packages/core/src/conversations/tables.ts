import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { replyKinds, replyStatuses } from "./schema.ts";

export const conversations = sqliteTable(
  "conversations",
  {
    id: integer("id").primaryKey(),
    contactId: integer("contact_id").notNull(),
    numberId: integer("number_id").notNull(),
    openedAt: integer("opened_at").notNull(),
    lastMessageAt: integer("last_message_at").notNull(),
    closedAt: integer("closed_at"),
    /** The member who looks after it. */
    assignedTo: integer("assigned_to"),
    /** Messages of the customer's that nobody has read; a trigger counts them. */
    unread: integer("unread").notNull().default(0),
    /** Since when a rating is waited for. */
    ratingAskedAt: integer("rating_asked_at"),
  },
  (table) => [
    index("conversations_unread")
      .on(table.contactId, table.numberId)
      .where(sql`unread > 0`),
    index("conversations_open")
      .on(table.lastMessageAt)
      .where(sql`closed_at IS NULL`),
    index("conversations_idle")
      .on(table.lastMessageAt)
      .where(sql`closed_at IS NULL AND unread = 0`),
    index("conversations_assigned")
      .on(table.assignedTo, table.lastMessageAt)
      .where(sql`assigned_to IS NOT NULL`),
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
    /** Neither a word about consent nor a reaction. */
    isReply: integer("is_reply", { mode: "boolean" }).notNull().default(false),
    at: integer("at").notNull(),
  },
  (table) => [
    index("conversation_messages_conversation").on(table.conversationId, table.at),
    index("conversation_messages_campaign").on(table.campaignId, table.at),
    index("conversation_messages_gesture")
      .on(table.campaignId, table.contactId, table.type, table.at, table.text)
      .where(sql`type IN ('reaction', 'button', 'interactive')`),
    index("conversation_messages_replies")
      .on(table.campaignId, table.at, table.id)
      .where(sql`is_reply = 1`),
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

/** What the business answered, as a ledger: written before it is sent, and never sent twice. */
export const conversationReplies = sqliteTable(
  "conversation_replies",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    conversationId: integer("conversation_id").notNull(),
    memberId: integer("member_id"),
    author: text("author").notNull(),
    type: text("type", { enum: replyKinds }).notNull(),
    text: text("text").notNull().default(""),
    mediaId: integer("media_id"),
    status: text("status", { enum: replyStatuses }).notNull(),
    wamid: text("wamid"),
    errorCode: integer("error_code"),
    errorDetail: text("error_detail"),
    category: text("category"),
    pricingType: text("pricing_type"),
    at: integer("at").notNull(),
    sentAt: integer("sent_at"),
    deliveredAt: integer("delivered_at"),
    readAt: integer("read_at"),
    failedAt: integer("failed_at"),
  },
  (table) => [
    index("conversation_replies_conversation").on(table.conversationId, table.at),
    index("conversation_replies_wamid")
      .on(table.wamid)
      .where(sql`wamid IS NOT NULL`),
    index("conversation_replies_sending")
      .on(table.at)
      .where(sql`status = 'sending'`),
  ],
);

/** What the team tells itself about a customer, who never sees it. */
export const conversationNotes = sqliteTable(
  "conversation_notes",
  {
    id: integer("id").primaryKey(),
    conversationId: integer("conversation_id").notNull(),
    memberId: integer("member_id"),
    author: text("author").notNull(),
    text: text("text").notNull(),
    at: integer("at").notNull(),
  },
  (table) => [index("conversation_notes_conversation").on(table.conversationId, table.at)],
);

export const cannedReplies = sqliteTable("canned_replies", {
  id: integer("id").primaryKey(),
  version: integer("version").notNull().default(1),
  shortcut: text("shortcut").notNull().unique(),
  text: text("text").notNull(),
  createdAt: integer("created_at").notNull(),
  updatedAt: integer("updated_at").notNull(),
});
