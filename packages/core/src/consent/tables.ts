import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { consentActs, consentSources } from "./schema.ts";

/** Present only for people who ever said something about it. Meta's flag and ours are kept apart. */
export const contactPreferences = sqliteTable(
  "contact_preferences",
  {
    contactId: integer("contact_id").primaryKey(),
    optedOut: integer("opted_out", { mode: "boolean" }).notNull().default(false),
    optedOutAt: integer("opted_out_at"),
    optedOutReason: text("opted_out_reason"),
    optedOutSource: text("opted_out_source", { enum: consentSources }),
    metaStopped: integer("meta_stopped", { mode: "boolean" }).notNull().default(false),
    metaStoppedAt: integer("meta_stopped_at"),
    /** The latest that Meta told, one way or the other, by its own clock. */
    metaToldAt: integer("meta_told_at"),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
  },
  (table) => [index("contact_preferences_opted_out").on(table.optedOut, table.optedOutAt)],
);

/** What was said about consent, when, how and from which campaign. */
export const consentEvents = sqliteTable(
  "consent_events",
  {
    id: integer("id").primaryKey(),
    contactId: integer("contact_id").notNull(),
    act: text("act", { enum: consentActs }).notNull(),
    source: text("source", { enum: consentSources }).notNull(),
    said: text("said"),
    campaignId: integer("campaign_id"),
    memberId: integer("member_id"),
    at: integer("at").notNull(),
  },
  (table) => [index("consent_events_contact").on(table.contactId, table.id)],
);

/** The STOP of people whose contact was deleted, by phone or user id. Triggers fill and apply it. */
export const suppressions = sqliteTable("suppressions", {
  identity: text("identity").primaryKey(),
  at: integer("at").notNull(),
});
