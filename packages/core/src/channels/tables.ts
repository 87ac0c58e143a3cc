import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
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
  lastError: text("last_error"),
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
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
  },
  (table) => [index("whatsapp_numbers_account").on(table.accountId)],
);
