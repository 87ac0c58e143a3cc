import { z } from "zod";
import type { AccountEvent, WebhookEvent } from "./event.ts";
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

/** Announced a day ahead, `new_category` is what it still is and `correct_category` what comes. */
const TemplateCategory = TemplateId.extend({
  new_category: z.string().max(40),
  previous_category: z.string().optional(),
  correct_category: z.string().max(40).optional(),
}).transform((value): WebhookEvent => {
  const { message_template_id: templateId, new_category: now, correct_category: next } = value;
  if (value.previous_category !== undefined) {
    return { kind: "template", template: { templateId, category: now } };
  }
  return next === undefined
    ? { kind: "other", name: "template:category-announced" }
    : { kind: "template", template: { templateId, nextCategory: next } };
});

/** The reader knows the account from the entry around it. */
type FieldReader = (wabaId: string) => z.ZodType<WebhookEvent>;

const account = (event: AccountEvent): WebhookEvent => ({ kind: "account", account: event });

/** Whatever it says: the account is looked at anew. */
const lookAgain: FieldReader = (wabaId) => z.unknown().transform(() => account({ wabaId }));

const RESTRICTED = "RESTRICTED_BIZ_INITIATED_MESSAGING";
const GONE = new Set(["ACCOUNT_DELETED", "ACCOUNT_OFFBOARDED", "PARTNER_APP_UNINSTALLED"]);

const AccountUpdate = z.object({
  event: z.string(),
  ban_info: z.object({ waba_ban_state: z.string() }).optional().catch(undefined),
  restriction_info: z
    .array(z.object({ restriction_type: z.string() }))
    .optional()
    .catch(undefined),
});

function stopOf(update: z.output<typeof AccountUpdate>): AccountEvent["stop"] {
  const { event, ban_info: ban, restriction_info: restrictions = [] } = update;
  if (GONE.has(event) || ban?.waba_ban_state === "DISABLE") return "disabled";
  return restrictions.some(({ restriction_type: type }) => type === RESTRICTED)
    ? "restricted"
    : undefined;
}

const accountUpdate: FieldReader = (wabaId) =>
  AccountUpdate.transform((update) => {
    const stop = stopOf(update);
    return account({ wabaId, ...(stop !== undefined && { stop }) });
  });

/** Only parts of the new text come along, so that the whole is fetched. */
const fetchTemplates: FieldReader = (wabaId) =>
  z.unknown().transform(() => account({ wabaId, templates: true }));

const ofTemplate =
  (shape: z.ZodType<WebhookEvent>): FieldReader =>
  (wabaId) =>
    shape.transform((event): WebhookEvent =>
      event.kind === "template"
        ? { kind: "template", template: { ...event.template, ...(wabaId !== "" && { wabaId }) } }
        : event,
    );

const readers: Readonly<Record<string, FieldReader>> = {
  message_template_status_update: ofTemplate(TemplateStatus),
  message_template_quality_update: ofTemplate(TemplateQuality),
  template_category_update: ofTemplate(TemplateCategory),
  message_template_components_update: fetchTemplates,
  phone_number_quality_update: lookAgain,
  business_capability_update: lookAgain,
  phone_number_name_update: lookAgain,
  account_review_update: lookAgain,
  account_update: accountUpdate,
};

/** Null for a field that is only counted. */
export const readField = (
  field: string,
  value: unknown,
  wabaId: string,
): z.ZodSafeParseResult<WebhookEvent> | null =>
  Object.hasOwn(readers, field) ? (readers[field]?.(wabaId).safeParse(value) ?? null) : null;
