import { z } from "zod";
import { PageInput } from "@siar/kernel/page";
import { PlainText, Title } from "@siar/kernel/plain-text";
import { WornLabel } from "../labels/schema.ts";
import { Zone } from "../settings/schema.ts";

export const workflowStatuses = [
  "incoming",
  "in_progress",
  "waiting",
  "resolved",
  "closed",
] as const;
export type WorkflowStatus = (typeof workflowStatuses)[number];

/** Values of the business's own fields, by key. Dates are ISO days. */
export const AttributeValue = z.union([PlainText.max(2_000), z.number(), z.boolean()]);
export const Attributes = z.record(z.string().max(64), AttributeValue);
export type Attributes = z.infer<typeof Attributes>;

/** A language as people have one: `id`, `en`, `pt_BR`. */
export const Language = z
  .string()
  .regex(/^[a-z]{2,3}([_-][A-Za-z]{2,4})?$/, "Write a language as id, en or pt_BR.");

export const Rating = z.number().int().min(1).max(5);

export const Contact = z
  .object({
    id: z.number().int(),
    version: z.number().int(),
    name: z.string(),
    phone: z
      .string()
      .nullable()
      .describe("E.164; masked for whoever lacks contact:read_phone: +62 812-••••-5678."),
    userId: z.string().nullable().describe("Meta's business-scoped user id."),
    language: z.string().nullable(),
    timezone: z.string().nullable(),
    labels: z.array(WornLabel),
    attributes: Attributes,
    workflowStatus: z.enum(workflowStatuses),
    lastInteractionAt: z.iso.datetime().nullable(),
    conversationCount: z.number().int(),
    rating: z.number().int().nullable(),
    optedOut: z.boolean().describe("Gets no broadcasts: told us to stop, or told Meta."),
    optedOutAt: z.iso.datetime().nullable(),
    metaStopped: z.boolean().describe("Told Meta to stop our marketing; only they can lift it."),
    source: z.string(),
    optIn: z
      .object({
        source: z.string(),
        text: z.string().nullable(),
        at: z.iso.datetime().nullable(),
      })
      .nullable(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: "Contact" });
export type Contact = z.infer<typeof Contact>;

/** Where and with which words somebody agreed to be written to. */
export const OptIn = z.object({
  source: Title.min(1, "Where did they agree?").max(100),
  text: PlainText.max(1_000).nullish(),
  at: z.iso.datetime({ offset: true }).nullish(),
});

export const UserId = z
  .string()
  .regex(/^[A-Z]{2}(\.ENT)?\.[A-Za-z0-9]{1,128}$/, "Meta writes a user id as ID.1349…");

const LabelIds = z.array(z.number().int().positive()).max(100);

/** What a person may write about a contact. Numbers without a country code are the business's own. */
export const ContactInput = z.object({
  name: Title.max(200).default(""),
  phone: Title.max(40).nullish(),
  userId: UserId.nullish(),
  language: Language.nullish(),
  timezone: Zone.nullish().describe("Left out: guessed from the phone number."),
  labelIds: LabelIds.optional(),
  attributes: z.record(z.string().max(64), AttributeValue.nullable()).optional(),
  workflowStatus: z.enum(workflowStatuses).optional(),
  rating: Rating.nullish(),
  optIn: OptIn.nullish(),
});

export const ContactId = z.object({ id: z.coerce.number().int().positive() });

/** What is left out stays; null takes it away, also for single attributes. */
export const ContactEdit = ContactInput.extend({
  id: ContactId.shape.id,
  version: z.number().int(),
  name: Title.max(200).optional(),
});

export const contactSorts = ["name", "createdAt", "lastInteractionAt"] as const;
const sorts = contactSorts.flatMap((key) => [key, `-${key}`] as const);

const Flag = z
  .enum(["true", "false"])
  .transform((flag) => flag === "true")
  .pipe(z.boolean());

export const ContactFilter = PageInput.extend({
  search: Title.max(100).optional().describe("Part of a name or of a phone number."),
  labelId: z.coerce.number().int().positive().optional(),
  workflowStatus: z.enum(workflowStatuses).optional(),
  optedOut: Flag.optional(),
  sort: z.enum(sorts).default("name").describe("With - before it, descending."),
});
