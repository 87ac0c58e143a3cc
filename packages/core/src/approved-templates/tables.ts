import { integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { TemplateComponent } from "./schema.ts";

export const whatsappTemplates = sqliteTable(
  "whatsapp_templates",
  {
    id: integer("id").primaryKey(),
    accountId: integer("account_id").notNull(),
    /** Meta's id; a number too large for JavaScript, hence text. */
    templateId: text("template_id").notNull(),
    templateName: text("template_name").notNull(),
    language: text("language").notNull(),
    category: text("category").notNull(),
    status: text("status").notNull(),
    parameterFormat: text("parameter_format", { enum: ["POSITIONAL", "NAMED"] }).notNull(),
    components: text("components", { mode: "json" }).notNull().$type<TemplateComponent[]>(),
    variables: text("variables", { mode: "json" }).notNull().$type<string[]>(),
    quality: text("quality"),
    rejectedReason: text("rejected_reason"),
    lastSyncedAt: integer("last_synced_at").notNull(),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
  },
  (table) => [
    uniqueIndex("whatsapp_templates_meta").on(table.accountId, table.templateId),
    uniqueIndex("whatsapp_templates_name").on(table.accountId, table.templateName, table.language),
  ],
);
