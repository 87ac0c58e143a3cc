import { z } from "zod";
import { PageInput } from "@siar/kernel/page";
import { TemplateComponent } from "@siar/whatsapp/template";

export { TemplateComponent };

export const templateStatuses = [
  "APPROVED",
  "PENDING",
  "REJECTED",
  "PAUSED",
  "DISABLED",
  "IN_APPEAL",
  "PENDING_DELETION",
  "DELETED",
  "LIMIT_EXCEEDED",
  "ARCHIVED",
] as const;

export const ApprovedTemplate = z
  .object({
    id: z.number().int(),
    accountId: z.number().int(),
    templateId: z.string().describe("Meta's id."),
    name: z.string(),
    language: z.string(),
    category: z.string().describe("MARKETING, UTILITY or AUTHENTICATION: it sets the price."),
    status: z.string().describe("As Meta says; only APPROVED can be sent."),
    parameterFormat: z.enum(["POSITIONAL", "NAMED"]),
    components: z.array(TemplateComponent),
    variables: z
      .array(z.string())
      .describe("What needs a value: `1` or `first_name` in the body, `header.1`, `button.0`."),
    mediaKind: z.enum(["image", "video", "document"]).nullable().describe("The header's file."),
    sendable: z.boolean(),
    unsendablePart: z
      .string()
      .nullable()
      .describe("A part that Siar cannot send yet, as CAROUSEL."),
    quality: z.string().nullable(),
    rejectedReason: z.string().nullable(),
    lastSyncedAt: z.iso.datetime(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: "ApprovedTemplate" });
export type ApprovedTemplate = z.infer<typeof ApprovedTemplate>;

export const TemplateId = z.object({ id: z.coerce.number().int().positive() });

export const TemplateFilter = PageInput.extend({
  search: z.string().trim().max(100).optional().describe("Part of the name."),
  status: z.string().trim().toUpperCase().max(40).optional(),
  category: z.string().trim().toUpperCase().max(40).optional(),
  language: z.string().trim().max(20).optional(),
  accountId: z.coerce.number().int().positive().optional(),
});
export type TemplateFilter = z.output<typeof TemplateFilter>;

export const SyncResult = z
  .object({
    total: z.number().int(),
    added: z.number().int(),
    removed: z.number().int().describe("No longer at Meta: kept here as DELETED."),
  })
  .meta({ id: "TemplateSync" });

export const PreviewInput = TemplateId.extend({
  variables: z
    .record(z.string().max(64), z.string().max(2_000))
    .default({})
    .describe("For each variable what to say; may use {name} and the like."),
  contactId: z.number().int().positive().optional().describe("Left out: a sample person."),
  campaignId: z
    .number()
    .int()
    .nonnegative()
    .default(0)
    .describe("Which of several wordings somebody gets hangs on the campaign too."),
  mediaId: z
    .number()
    .int()
    .positive()
    .optional()
    .describe("The file for a header that shows one: whether it fits is among the problems."),
});

export const TemplatePreview = z
  .object({
    header: z.string().nullable(),
    mediaKind: z.enum(["image", "video", "document", "location"]).nullable(),
    body: z.string(),
    footer: z.string().nullable(),
    buttons: z.array(
      z.object({ type: z.string(), text: z.string(), value: z.string().nullable() }),
    ),
    problems: z.array(
      z.object({
        variable: z.string(),
        component: z.enum(["header", "body", "button"]),
        message: z.string(),
      }),
    ),
  })
  .meta({ id: "TemplatePreview" });
export type TemplatePreview = z.infer<typeof TemplatePreview>;
