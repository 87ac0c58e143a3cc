import { z } from "zod";
import type { WebhookEvent } from "./event.ts";
import { OptionalPhone, OptionalUserId, Seconds } from "./wire.ts";

const Preference = z
  .object({
    wa_id: OptionalPhone,
    user_id: OptionalUserId,
    category: z.string().catch(""),
    value: z.string(),
    timestamp: Seconds,
  })
  .refine(({ wa_id: phone, user_id: userId }) => phone !== null || userId !== null, {
    message: "The preference names nobody",
  });

const MARKETING = "marketing_messages";

export const readPreference = (item: unknown): z.ZodSafeParseResult<WebhookEvent> =>
  Preference.transform((preference): WebhookEvent => {
    const { wa_id: phone, user_id: userId, category, value, timestamp: at } = preference;
    if (category !== MARKETING || (value !== "stop" && value !== "resume")) {
      return { kind: "other", name: `preference:${value.slice(0, 40)}` };
    }
    return { kind: "preference", preference: { who: { phone, userId, name: "" }, value, at } };
  }).safeParse(item);

const TemplateId = z.object({ message_template_id: z.coerce.string().min(1).max(40) });

/** Events that are not a status of their own; the others are the status they name. */
const AFTER: Readonly<Record<string, string | null>> = {
  REINSTATED: "APPROVED",
  UNARCHIVED: "APPROVED",
  UNPAUSED: "APPROVED",
  FLAGGED: null,
  LOCKED: null,
};

const TemplateStatus = TemplateId.extend({
  event: z.string().min(1).max(40),
  reason: z.string().max(200).nullish(),
}).transform((value): WebhookEvent => {
  const { event, message_template_id: templateId, reason } = value;
  const status = Object.hasOwn(AFTER, event) ? AFTER[event] : event;
  if (status === null || status === undefined) return { kind: "other", name: `template:${event}` };
  const why = reason === null || reason === undefined || reason === "NONE" ? "" : reason;
  return { kind: "template", template: { templateId, status, reason: why } };
});

const TemplateQuality = TemplateId.extend({ new_quality_score: z.string().max(40) }).transform(
  (value): WebhookEvent => ({
    kind: "template",
    template: { templateId: value.message_template_id, quality: value.new_quality_score },
  }),
);

/** An announcement for tomorrow carries `correct_category`; only what is so already counts here. */
const TemplateCategory = TemplateId.extend({
  new_category: z.string().max(40),
  previous_category: z.string().optional(),
}).transform((value): WebhookEvent =>
  value.previous_category === undefined
    ? { kind: "other", name: "template:category-announced" }
    : {
        kind: "template",
        template: { templateId: value.message_template_id, category: value.new_category },
      },
);

const readers: Readonly<Record<string, z.ZodType<WebhookEvent>>> = {
  message_template_status_update: TemplateStatus,
  message_template_quality_update: TemplateQuality,
  template_category_update: TemplateCategory,
};

/** Null for a field that is only counted. */
export const readField = (
  field: string,
  value: unknown,
): z.ZodSafeParseResult<WebhookEvent> | null =>
  Object.hasOwn(readers, field) ? (readers[field]?.safeParse(value) ?? null) : null;
