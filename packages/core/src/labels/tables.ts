import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

export const labels = sqliteTable("labels", {
  id: integer("id").primaryKey(),
  name: text("name").notNull().unique(),
  color: text("color").notNull(),
  createdAt: integer("created_at").notNull(),
});

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
