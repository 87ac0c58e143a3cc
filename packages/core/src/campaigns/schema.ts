import { z } from "zod";
import { PlainText, Title } from "@siar/kernel/plain-text";
import { MAX_SOURCE } from "../message-templates/schema.ts";
import { Cost } from "../rates/schema.ts";
import { CampaignStats, skipReasons } from "../sending/schema.ts";

export const campaignStatuses = [
  "draft",
  "scheduled",
  "running",
  "paused",
  "completed",
  "failed",
  "cancelled",
] as const;
export type CampaignStatus = (typeof campaignStatuses)[number];

export const campaignPhases = ["preparing", "sending", "settling"] as const;
export type CampaignPhase = (typeof campaignPhases)[number];

export const messageTypes = ["text", "image", "document", "video", "audio", "template"] as const;
export type MessageType = (typeof messageTypes)[number];

export const MAX_RATE = 1_000;
export const MAX_COOLDOWN_HOURS = 24 * 90;

export const Id = z.coerce.number().int().positive();

const TextMessage = z.object({
  type: z.literal("text"),
  text: PlainText.max(MAX_SOURCE),
});

const TemplateMessage = z.object({
  type: z.literal("template"),
  templateId: Id.nullable(),
  /** What stands in each variable: text with `{name}` and the like. */
  variables: z.record(z.string().max(100), z.string().max(1_024)).default({}),
  mediaId: Id.nullable().default(null).describe("The file of a header that shows one."),
});

const MediaMessage = z.object({
  type: z.enum(["image", "document", "video"]),
  mediaId: Id.nullable(),
  text: PlainText.max(MAX_SOURCE).default("").describe("The caption."),
});

const AudioMessage = z.object({ type: z.literal("audio"), mediaId: Id.nullable() });

/** A draft may be unfinished: what is still missing is said at the launch. */
export const MessageInput = z.discriminatedUnion("type", [
  TextMessage,
  TemplateMessage,
  MediaMessage,
  AudioMessage,
]);
export type MessageInput = z.infer<typeof MessageInput>;

export const CampaignMessageContent = z.union([
  z.object({ type: z.literal("text"), text: z.string() }),
  z.object({
    type: z.literal("template"),
    templateId: z.number().nullable(),
    templateName: z.string().nullable(),
    templateLanguage: z.string().nullable(),
    variables: z.record(z.string(), z.string()),
    mediaId: z.number().nullable(),
  }),
  z.object({
    type: z.enum(["image", "document", "video", "audio"]),
    text: z.string(),
    mediaId: z.number().nullable(),
  }),
]);

/** A choice of the launch, so that nobody is woken by it. */
export const holdQuietHours = z
  .boolean()
  .default(false)
  .describe("Whoever is in their quiet hours gets it when these are over.");

/** What whoever writes a draft means to do with it. Only `send` and `schedule` do it. */
export const CampaignPlan = z
  .object({
    at: z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/)
      .nullable()
      .describe("`2026-12-01T09:00` by the campaign's time zone; null is at once."),
    recipientZone: z.boolean().default(false),
    holdQuietHours: z.boolean().default(false),
  })
  .meta({ id: "CampaignPlan" });
export type CampaignPlan = z.infer<typeof CampaignPlan>;

/** Everything that a person can set on a campaign. */
export const campaignFields = {
  name: Title.min(1, "A name is needed.").max(200),
  segmentId: Id.nullable().default(null),
  excludeSegmentIds: z.array(Id).max(20).default([]),
  numberId: Id.nullable().default(null),
  message: MessageInput,
  messageTemplateId: Id.nullable()
    .default(null)
    .describe("The message of the library that it was made from; only counted, never read again."),
  plan: CampaignPlan.nullable()
    .default(null)
    .describe("When a draft is meant to go out; kept with it, and carried out by nothing."),
  timezone: z.string().min(1).max(64).optional(),
  rateLimit: z.number().int().min(1).max(MAX_RATE).optional(),
  cooldownHours: z.number().int().min(0).max(MAX_COOLDOWN_HOURS).optional(),
};

export const Campaign = z
  .object({
    id: z.number(),
    version: z.number(),
    name: z.string(),
    segmentId: z.number().nullable(),
    segmentName: z.string().nullable(),
    excludeSegmentIds: z.array(z.number()),
    numberId: z.number().nullable(),
    status: z.enum(campaignStatuses),
    phase: z.enum(campaignPhases).nullable(),
    message: CampaignMessageContent,
    messageTemplateId: z.number().nullable(),
    schedule: z
      .object({
        at: z.iso.datetime(),
        wallTime: z
          .string()
          .nullable()
          .describe(
            "`2026-12-01T09:00:00`: set where it is sent at that time where each recipient is.",
          ),
      })
      .nullable(),
    holdQuietHours: z.boolean(),
    plan: CampaignPlan.nullable(),
    timezone: z.string(),
    rateLimit: z.number(),
    cooldownHours: z.number(),
    missed: z.boolean(),
    /** Why it stands still or could not start, where the system knows. */
    pauseReason: z.string().nullable(),
    failureReason: z.string().nullable(),
    stats: CampaignStats,
    createdBy: z.number().nullable(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
    startedAt: z.iso.datetime().nullable(),
    pausedAt: z.iso.datetime().nullable(),
    completedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: "Campaign" });
export type Campaign = z.infer<typeof Campaign>;

/** What a person should know before a launch. None of it keeps them from it. */
export const EstimateWarning = z.discriminatedUnion("code", [
  z.object({
    code: z.literal("many-recipients"),
    recipients: z.number(),
    threshold: z.number(),
  }),
  z.object({
    code: z.literal("us-marketing"),
    people: z.number().describe("Numbers of the USA: Meta delivers no marketing there."),
  }),
  z.object({ code: z.literal("template-quality-low"), quality: z.string() }),
  z.object({
    code: z.literal("quiet-hours"),
    from: z.string(),
    until: z.string(),
    timezone: z.string(),
  }),
  z.object({
    code: z.literal("same-content-recently"),
    campaignId: z.number(),
    name: z.string(),
    launchedAt: z.iso.datetime(),
  }),
  z.object({
    code: z.literal("over-daily-limit"),
    people: z.number(),
    left: z.number(),
    perDay: z.number(),
    days: z.number(),
  }),
  z.object({
    code: z.literal("template-category-changed"),
    from: z.string().describe("As it was when the template was chosen."),
    to: z.string(),
  }),
]);
export type EstimateWarning = z.infer<typeof EstimateWarning>;

const reached = {
  people: z.number().describe("Whom this campaign reaches outside of an open 24-hour window."),
};

/** What Meta lets the account's portfolio do within 24 hours. */
export const DailyLimit = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("unknown"), ...reached }),
  z.object({ kind: z.literal("unlimited"), ...reached }),
  z.object({
    kind: z.literal("limited"),
    ...reached,
    perDay: z.number().describe("Different people outside of an open window."),
    used: z
      .number()
      .describe(
        "Reached by the same account in the 24 hours before it begins, no more than perDay.",
      ),
    left: z.number(),
    days: z.number().describe("On how many days it is sent within the limit: 1 is the same day."),
  }),
]);
export type DailyLimit = z.infer<typeof DailyLimit>;

/** What a launch would do, as far as it can be known before. */
export const Estimate = z
  .object({
    recipients: z.number().describe("Who is in the audience."),
    willReceive: z.number(),
    skipped: z
      .array(z.object({ reason: z.enum(skipReasons), people: z.number() }))
      .describe("Who is left out; nobody is counted twice."),
    invalidVariables: z
      .array(z.object({ contactId: z.number(), name: z.string(), variable: z.string() }))
      .describe("A few of those to whom the message cannot be said, and what is missing."),
    ratePerSecond: z.number(),
    seconds: z.number(),
    startsAt: z.iso.datetime(),
    finishesAt: z.iso.datetime(),
    cost: Cost,
    limit: DailyLimit,
    warnings: z.array(EstimateWarning),
  })
  .meta({ id: "CampaignEstimate" });
export type Estimate = z.infer<typeof Estimate>;

/** A test that Meta took. */
export const CampaignTest = z
  .object({
    contactId: z.number().nullable().describe("Null for a number that belongs to no contact."),
    phone: z.string().nullable().describe("Masked for whoever lacks contact:read_phone."),
    text: z.string().describe("What the person reads."),
    wamid: z.string(),
    held: z.boolean().describe("Meta looks at the template's quality first, and sends it later."),
  })
  .meta({ id: "CampaignTest" });
export type CampaignTest = z.infer<typeof CampaignTest>;
