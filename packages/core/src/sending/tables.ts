import { sql } from "drizzle-orm";
import {
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from "drizzle-orm/sqlite-core";
import { failureClasses, rowStatuses } from "./schema.ts";

/** The ledger: one row per recipient. WITHOUT ROWID; triggers keep `campaign_counters` exact. */
export const campaignMessages = sqliteTable(
  "campaign_messages",
  {
    campaignId: integer("campaign_id").notNull(),
    seq: integer("seq").notNull(),
    contactId: integer("contact_id").notNull(),
    status: text("status", { enum: rowStatuses }).notNull(),
    reason: text("reason"),
    attempt: integer("attempt").notNull().default(0),
    /** Failures of class R so far; five of them end the row. */
    tries: integer("tries").notNull().default(0),
    lease: integer("lease").notNull().default(0),
    notBefore: integer("not_before"),
    phone: text("phone"),
    content: text("content"),
    wamid: text("wamid"),
    held: integer("held", { mode: "boolean" }).notNull().default(false),
    errorCode: integer("error_code"),
    errorClass: text("error_class", { enum: failureClasses }),
    errorDetail: text("error_detail"),
    category: text("category"),
    pricingType: text("pricing_type"),
    claimedAt: integer("claimed_at"),
    sentAt: integer("sent_at"),
    deliveredAt: integer("delivered_at"),
    readAt: integer("read_at"),
    failedAt: integer("failed_at"),
    repliedAt: integer("replied_at"),
    replyContent: text("reply_content"),
  },
  (table) => [
    primaryKey({ columns: [table.campaignId, table.seq] }),
    uniqueIndex("campaign_messages_contact").on(table.contactId, table.campaignId),
    index("campaign_messages_wamid")
      .on(table.wamid)
      .where(sql`wamid IS NOT NULL`),
  ],
);

/** By present state; `total` is their sum. Kept by the ledger's triggers, never by code. */
export const campaignCounters = sqliteTable("campaign_counters", {
  campaignId: integer("campaign_id").primaryKey(),
  total: integer("total").notNull().default(0),
  pending: integer("pending").notNull().default(0),
  claimed: integer("claimed").notNull().default(0),
  sent: integer("sent").notNull().default(0),
  delivered: integer("delivered").notNull().default(0),
  read: integer("read").notNull().default(0),
  failed: integer("failed").notNull().default(0),
  skipped: integer("skipped").notNull().default(0),
  unknown: integer("unknown").notNull().default(0),
  replied: integer("replied").notNull().default(0),
  optedOut: integer("opted_out").notNull().default(0),
  /** When they were last compared with the ledger. */
  checkedAt: integer("checked_at").notNull().default(0),
});

/**
 * How many people the portfolio reached within a day outside of open windows: one row. Claims add
 * to it, now and then it is counted anew. Never less than the truth.
 */
export const portfolioReach = sqliteTable("portfolio_reach", {
  id: integer("id").primaryKey(),
  people: integer("people").notNull(),
  countedAt: integer("counted_at").notNull(),
});

/** Leases that the run took back: nothing may be claimed under them any more. WITHOUT ROWID. */
export const revokedLeases = sqliteTable(
  "revoked_leases",
  {
    campaignId: integer("campaign_id").notNull(),
    lease: integer("lease").notNull(),
    at: integer("at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.campaignId, table.lease] })],
);

/** Slices that ended in the dead-letter queue, for people to see. */
export const deadLetters = sqliteTable(
  "dead_letters",
  {
    id: integer("id").primaryKey(),
    campaignId: integer("campaign_id").notNull(),
    body: text("body").notNull(),
    at: integer("at").notNull(),
  },
  (table) => [index("dead_letters_campaign").on(table.campaignId, table.id)],
);
