import { z } from "zod";

// What the API answers, as far as tests read it.

export const Campaign = z.looseObject({
  id: z.number(),
  version: z.number(),
  name: z.string(),
  status: z.string(),
  schedule: z.object({ at: z.iso.datetime(), wallTime: z.string().nullable() }).nullable(),
  holdQuietHours: z.boolean(),
  timezone: z.string(),
  rateLimit: z.number(),
  cooldownHours: z.number(),
  pauseReason: z.string().nullable(),
  failureReason: z.string().nullable(),
  stats: z.record(
    z.enum([
      "recipients",
      "pending",
      "sent",
      "delivered",
      "read",
      "failed",
      "replied",
      "skipped",
      "unknown",
      "optedOut",
    ]),
    z.number(),
  ),
});
export type Campaign = z.infer<typeof Campaign>;

/** A recipient of a campaign, with what became of the message. */
export const Recipient = z.looseObject({
  seq: z.number(),
  contactId: z.number(),
  contactName: z.string(),
  phone: z.string().nullable(),
  status: z.string(),
  reason: z.string().nullable(),
  errorCode: z.number().nullable(),
  attempt: z.number(),
  content: z.string().nullable(),
  sentAt: z.iso.datetime().nullable(),
  deliveredAt: z.iso.datetime().nullable(),
  readAt: z.iso.datetime().nullable(),
  repliedAt: z.iso.datetime().nullable(),
  replyContent: z.string().nullable(),
});
export type Recipient = z.infer<typeof Recipient>;

export const Contact = z.looseObject({
  id: z.number(),
  version: z.number(),
  name: z.string(),
  phone: z.string(),
  labels: z.array(z.looseObject({ id: z.number() })),
  attributes: z.record(z.string(), z.unknown()),
  optedOut: z.boolean(),
  optedOutAt: z.iso.datetime().nullable(),
  metaStopped: z.boolean(),
});
export type Contact = z.infer<typeof Contact>;

export const Segment = z.looseObject({
  id: z.number(),
  version: z.number(),
  name: z.string(),
  description: z.string(),
  criteria: z.unknown(),
  isDynamic: z.boolean(),
  contactCount: z.number().nullable(),
  lastRefreshedAt: z.iso.datetime().nullable(),
});

export const Preview = z.looseObject({
  count: z.number(),
  optedOut: z.number(),
  inCooldown: z.number(),
  samples: z.array(Contact),
});

export const Explanation = z.looseObject({
  isIn: z.boolean(),
  matches: z.boolean(),
  conditions: z.array(z.looseObject({ path: z.string(), holds: z.boolean(), saw: z.unknown() })),
});

export const UsedBy = z.looseObject({
  campaigns: z.array(z.looseObject({ id: z.number(), name: z.string() })),
  segments: z.array(z.looseObject({ id: z.number(), name: z.string() })),
});

export const Template = z.looseObject({
  id: z.number(),
  templateId: z.string(),
  name: z.string(),
  language: z.string(),
  category: z.string(),
  status: z.string(),
  variables: z.array(z.string()),
  sendable: z.boolean(),
  rejectedReason: z.string().nullable(),
});

export const AuditEntry = z.looseObject({
  id: z.number(),
  action: z.string(),
  actor: z.looseObject({
    kind: z.string(),
    memberId: z.number().nullable(),
    keyId: z.number().nullable(),
    name: z.string(),
  }),
  before: z.record(z.string(), z.unknown()).nullable(),
  after: z.record(z.string(), z.unknown()).nullable(),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

export const Notification = z.looseObject({
  kind: z.string(),
  text: z.string(),
  params: z.record(z.string(), z.unknown()),
  campaignId: z.number().nullable(),
});

export const Id = z.looseObject({ id: z.number() });

/** RFC 9457, with what Siar adds to it. */
export const Problem = z.strictObject({
  type: z.string().startsWith("/api/docs#error-"),
  title: z.string().min(1),
  status: z.number(),
  code: z.string(),
  detail: z.string().min(1),
  requestId: z.string().min(8),
  errors: z.array(z.object({ path: z.string(), message: z.string().min(1) })).optional(),
});

export const pageOf = <T extends z.ZodType>(item: T) =>
  z.looseObject({ items: z.array(item), nextCursor: z.string().nullable() });
