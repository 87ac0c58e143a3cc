import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { Hours } from "../sending/rules/index.ts";
import type { FrozenAudience, FrozenMessage } from "../sending/schema.ts";
import { type CampaignPlan, campaignPhases, campaignStatuses, messageTypes } from "./schema.ts";

export const campaigns = sqliteTable(
  "campaigns",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    version: integer("version").notNull().default(1),
    name: text("name").notNull(),
    segmentId: integer("segment_id"),
    excludeSegmentIds: text("exclude_segment_ids", { mode: "json" })
      .notNull()
      .$type<number[]>()
      .default([]),
    numberId: integer("number_id"),
    messageType: text("message_type", { enum: messageTypes }).notNull(),
    messageContent: text("message_content").notNull().default(""),
    mediaId: integer("media_id"),
    /** The message of the library that the text was taken from. */
    messageTemplateId: integer("message_template_id"),
    templateId: integer("template_id"),
    templateName: text("template_name"),
    templateLanguage: text("template_language"),
    /** As it was when the template was chosen: it decides the price, and Meta may change it. */
    templateCategory: text("template_category"),
    templateVariables: text("template_variables", { mode: "json" })
      .notNull()
      .$type<Record<string, string>>()
      .default({}),
    status: text("status", { enum: campaignStatuses }).notNull().default("draft"),
    phase: text("phase", { enum: campaignPhases }),
    scheduledAt: integer("scheduled_at"),
    timezone: text("timezone").notNull(),
    /** `2026-12-01T09:00:00`: set where it is sent at that time where each recipient is. */
    wallTime: text("wall_time"),
    /** Whoever is in their quiet hours waits until these are over. */
    holdQuietHours: integer("hold_quiet_hours", { mode: "boolean" }).notNull().default(false),
    /** What is meant for a draft: nothing of it happens by itself. */
    plan: text("plan", { mode: "json" }).$type<CampaignPlan>(),
    rateLimit: integer("rate_limit").notNull(),
    cooldownHours: integer("cooldown_hours").notNull(),
    missed: integer("missed", { mode: "boolean" }).notNull().default(false),
    pauseReason: text("pause_reason"),
    failureReason: text("failure_reason"),
    /** What was launched, as it was then: later edits of a segment or template change nothing. */
    frozenMessage: text("frozen_message", { mode: "json" }).$type<FrozenMessage>(),
    frozenAudience: text("frozen_audience", { mode: "json" }).$type<FrozenAudience>(),
    frozenHours: text("frozen_hours", { mode: "json" }).$type<Hours>(),
    createdBy: integer("created_by"),
    updatedBy: integer("updated_by"),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
    startedAt: integer("started_at"),
    pausedAt: integer("paused_at"),
    completedAt: integer("completed_at"),
    /** The run's sign of life; the watchdog wakes an object that has been silent for a minute. */
    heartbeatAt: integer("heartbeat_at"),
  },
  (table) => [
    index("campaigns_status").on(table.status, table.id),
    index("campaigns_segment").on(table.segmentId),
    index("campaigns_message_template").on(table.messageTemplateId),
    index("campaigns_media").on(table.mediaId),
    index("campaigns_alive").on(table.completedAt, table.startedAt),
  ],
);
