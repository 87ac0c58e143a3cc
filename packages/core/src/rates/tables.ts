import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { rateCategories } from "./schema.ts";

/** The rate card, as imported: all of it in one currency. WITHOUT ROWID. */
export const messageRates = sqliteTable(
  "message_rates",
  {
    country: text("country").notNull(),
    category: text("category", { enum: rateCategories }).notNull(),
    amountMicros: integer("amount_micros").notNull(),
    currency: text("currency").notNull(),
    importedAt: integer("imported_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.country, table.category] })],
);
