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
    samples: z
      .record(z.string(), z.string())
      .describe("For each variable what stood there when Meta approved it."),
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
  quality: z.string().trim().toUpperCase().max(40).optional(),
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

export const TemplateValidation = z
  .object({
    ok: z.boolean(),
    sendable: z.boolean().describe("Whether Meta has approved it, and Siar can send its kind."),
    problems: z.array(
      z.object({
        component: z.enum(["header", "body", "button"]),
        variable: z.string().describe("`1` or `first_name` in the body, `header.1`, `button.0`."),
        button: z.number().int().nullable().describe("Which button, counted from 0."),
        why: z.enum([
          "missing",
          "too-long",
          "line-break",
          "spaces",
          "media-missing",
          "not-a-coordinate",
          "no-such-variable",
        ]),
        limit: z.number().int().nullable(),
        message: z.string(),
      }),
    ),
  })
  .meta({ id: "TemplateValidation" });

/** Far more than Meta takes: its own limits are told one by one, with the field. */
const Written = z.string().max(5_000).default("");

const Label = z.string().max(200).default("");

/** A template as somebody writes it. */
export const SubmitInput = z.object({
  accountId: z.number().int().positive().optional().describe("Left out: the first account."),
  name: Written,
  language: z.string().max(20),
  category: z.string().toUpperCase().max(40).describe("MARKETING or UTILITY."),
  header: z
    .discriminatedUnion("kind", [
      z.object({ kind: z.literal("none") }),
      z.object({ kind: z.literal("text"), text: Written }),
      z.object({ kind: z.literal("location") }),
      z.object({
        kind: z.enum(["image", "video", "document"]),
        handle: Written.describe("Of the sample, as its upload answered it."),
      }),
    ])
    .default({ kind: "none" }),
  body: Written,
  footer: Written,
  buttons: z
    .array(
      z.discriminatedUnion("kind", [
        z.object({ kind: z.literal("quick-reply"), label: Label }),
        z.object({ kind: z.literal("url"), label: Label, url: Written, sample: Written }),
        z.object({ kind: z.literal("phone"), label: Label, phone: Label }),
        z.object({ kind: z.literal("copy-code"), code: Label }),
      ]),
    )
    .max(50)
    .default([]),
  samples: z
    .record(z.string().max(64), z.string().max(2_000))
    .default({})
    .describe("For each variable what Meta's reviewers read in its place."),
});
