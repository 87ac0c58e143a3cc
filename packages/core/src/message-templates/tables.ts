import { sql } from "drizzle-orm";
import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { templateKinds } from "./schema.ts";

/** The team's own messages. What Meta approved are whatsapp_templates. */
export const campaignTemplates = sqliteTable(
  "campaign_templates",
  {
    /** Never given out twice: campaigns remember from which they were made. */
    id: integer("id").primaryKey({ autoIncrement: true }),
    version: integer("version").notNull().default(1),
    name: text("name").notNull(),
    category: text("category").notNull().default(""),
    type: text("type", { enum: templateKinds }).notNull().default("text"),
    content: text("content").notNull(),
    mediaId: integer("media_id"),
    createdBy: integer("created_by"),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
  },
  (table) => [
    uniqueIndex("campaign_templates_name").on(sql`name COLLATE NOCASE`),
    index("campaign_templates_category").on(table.category),
    index("campaign_templates_media").on(table.mediaId),
  ],
);
