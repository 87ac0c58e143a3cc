import { sql } from "drizzle-orm";
import { check, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** One row: one deployment is one business. */
export const settings = sqliteTable(
  "settings",
  {
    id: integer("id").primaryKey(),
    version: integer("version").notNull().default(1),
    businessName: text("business_name").notNull(),
    defaultCountry: text("default_country").notNull(),
    timezone: text("timezone").notNull(),
    locale: text("locale", { enum: ["en", "id"] }).notNull(),
    /** Minutes after midnight, in the business's zone; equal means no quiet hours. */
    quietFrom: integer("quiet_from").notNull(),
    quietUntil: integer("quiet_until").notNull(),
    cooldownHours: integer("cooldown_hours").notNull(),
    rateLimit: integer("rate_limit").notNull(),
    sizeWarning: integer("size_warning").notNull(),
    replyHours: integer("reply_hours").notNull(),
    /** A conversation in which nobody wrote for so long is over. */
    conversationHours: integer("conversation_hours").notNull().default(24),
    defaultNumberId: integer("default_number_id"),
    optOutKeywords: text("opt_out_keywords", { mode: "json" }).notNull().$type<string[]>(),
    optInKeywords: text("opt_in_keywords", { mode: "json" }).notNull().$type<string[]>(),
    /** What whoever says STOP is answered, once; null for nothing. */
    optOutReply: text("opt_out_reply"),
    updatedAt: integer("updated_at").notNull(),
    /** So many backups stay; the noun `backups` reads and writes it. */
    backupKeep: integer("backup_keep").notNull().default(14),
  },
  (table) => [check("settings_single", sql`${table.id} = 1`)],
);
