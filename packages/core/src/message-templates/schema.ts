import { z } from "zod";
import { PageInput } from "@siar/kernel/page";
import { PlainText, Title } from "@siar/kernel/plain-text";

export const templateKinds = ["text", "image", "document", "video"] as const;

/** Meta's limits: a text of its own, and one below a file. */
const MAX_TEXT = 4_096;
const MAX_CAPTION = 1_024;

/** As it is written, with all its wordings, of which each person gets one. */
export const MAX_SOURCE = 8_192;

export const limitOf = (type: (typeof templateKinds)[number]): number =>
  type === "text" ? MAX_TEXT : MAX_CAPTION;

export const MessageTemplate = z
  .object({
    id: z.number().int(),
    version: z.number().int(),
    name: z.string(),
    category: z.string().describe("The team's own word; empty for none."),
    type: z.enum(templateKinds),
    text: z.string().describe("The message, or what stands below its file."),
    mediaId: z.number().int().nullable(),
    variables: z.array(z.string()).describe("What it uses of a person: `name`, `attributes.city`."),
    usageCount: z.number().int().describe("How many campaigns were made from it."),
    createdBy: z.number().int().nullable(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: "MessageTemplate" });
export type MessageTemplate = z.infer<typeof MessageTemplate>;

export const MessageTemplateInput = z.object({
  name: Title.min(1, "A name is needed.").max(100),
  category: Title.max(60).default(""),
  type: z.enum(templateKinds).default("text"),
  text: PlainText.max(MAX_SOURCE),
  mediaId: z.number().int().positive().nullable().default(null),
});
export type MessageTemplateInput = z.output<typeof MessageTemplateInput>;

export const MessageTemplateId = z.object({ id: z.coerce.number().int().positive() });

export const MessageTemplateFilter = PageInput.extend({
  search: Title.max(100).optional().describe("Part of the name or of the text."),
  category: Title.max(60).optional(),
});
export type MessageTemplateFilter = z.output<typeof MessageTemplateFilter>;

export const MessageCategory = z
  .object({ name: z.string(), templates: z.number().int() })
  .meta({ id: "MessageTemplateCategory" });

export const MessagePreviewInput = z.object({
  text: PlainText.max(MAX_SOURCE),
  contactId: z.number().int().positive().optional().describe("Left out: a sample person."),
  campaignId: z
    .number()
    .int()
    .nonnegative()
    .default(0)
    .describe("Which of several wordings somebody gets hangs on the campaign too."),
});

export const MessagePreview = z
  .object({
    text: z.string().describe("What this person reads."),
    length: z.number().int().describe("As Meta counts it."),
    missing: z.array(z.string()).describe("Variables without a value and without a fallback."),
  })
  .meta({ id: "MessagePreview" });
