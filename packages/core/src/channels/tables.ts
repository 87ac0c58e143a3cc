import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { Fault, Finding, Health } from "./rules/index.ts";
import { accountStatuses } from "./schema.ts";

/** A WhatsApp Business account. Its secrets are AES-GCM envelopes; no API returns them. */
export const whatsappAccounts = sqliteTable("whatsapp_accounts", {
  id: integer("id").primaryKey(),
  wabaId: text("waba_id").notNull().unique(),
  name: text("name").notNull(),
  token: text("token").notNull(),
  appSecret: text("app_secret").notNull(),
  /** Still accepted while a secret is being rotated. */
  previousAppSecret: text("previous_app_secret"),
  verifyToken: text("verify_token").notNull(),
  status: text("status", { enum: accountStatuses }).notNull(),
  lastError: text("last_error", { mode: "json" }).$type<Fault>(),
  /** Meta's app, as the subscription names it: samples of template headers are uploaded to it. */
  appId: text("app_id"),
  /** Since when two app secrets are valid. */
  rotatedAt: integer("rotated_at"),
  /** When Meta last asked for the verify token and got the right answer. */
  verifiedAt: integer("verified_at"),
  checks: text("checks", { mode: "json" }).notNull().default([]).$type<Finding[]>(),
  checkedAt: integer("checked_at"),
  /** When Meta is to be asked again how the account stands, and for its templates. */
  checkDueAt: integer("check_due_at").notNull().default(0),
  syncDueAt: integer("sync_due_at").notNull().default(0),
  createdAt: integer("created_at").notNull(),
  updatedAt: integer("updated_at").notNull(),
});

export const whatsappNumbers = sqliteTable(
  "whatsapp_numbers",
  {
    id: integer("id").primaryKey(),
    accountId: integer("account_id").notNull(),
    phoneNumberId: text("phone_number_id").notNull().unique(),
    displayPhone: text("display_phone").notNull(),
    verifiedName: text("verified_name").notNull(),
    quality: text("quality").notNull(),
    status: text("status").notNull(),
    /** Messages a second that Meta lets through. */
    throughput: integer("throughput").notNull().default(80),
    messagingLimit: text("messaging_limit"),
    nameStatus: text("name_status"),
    health: text("health", { mode: "json" }).$type<Health>(),
    /** The last time that Meta refused the whole number, which campaigns ran into. */
    lastErrorCode: integer("last_error_code"),
    lastErrorAt: integer("last_error_at"),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
  },
  (table) => [index("whatsapp_numbers_account").on(table.accountId)],
);
