import { sql } from "drizzle-orm";
import {
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from "drizzle-orm/sqlite-core";

export const labels = sqliteTable(
  "labels",
  {
    /** Never given out twice: segments name labels by id. */
    id: integer("id").primaryKey({ autoIncrement: true }),
    name: text("name").notNull(),
    color: text("color").notNull(),
    createdAt: integer("created_at").notNull(),
  },
  () => [uniqueIndex("labels_name").on(sql`name COLLATE NOCASE`)],
);

/** WITHOUT ROWID (by hand in the migration): who has a label, and which labels somebody has. */
export const contactLabels = sqliteTable(
  "contact_labels",
  {
    contactId: integer("contact_id").notNull(),
    labelId: integer("label_id").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.contactId, table.labelId] }),
    index("contact_labels_label").on(table.labelId, table.contactId),
  ],
);
