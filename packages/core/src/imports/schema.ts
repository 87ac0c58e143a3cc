import { z } from "zod";
import { PageInput } from "@siar/kernel/page";
import { PlainText, Title } from "@siar/kernel/plain-text";
import { Job, jobStatuses } from "../jobs/schema.ts";

export const MAX_FILE = 200 * 1024 * 1024;
export const MAX_COLUMNS = 500;
/** In characters: more is a quotation that was never closed, or no table at all. */
export const MAX_RECORD = 1_000_000;
export const PREVIEW_ROWS = 20;

export const encodings = ["utf-8", "utf-16le", "utf-16be", "windows-1252"] as const;
export type Encoding = (typeof encodings)[number];

export const delimiters = [",", ";", "\t", "|"] as const;
export type Delimiter = (typeof delimiters)[number];

/** What a column can become, beside `attributes.<key>` of a declared field. */
export const targets = [
  "phone",
  "name",
  "language",
  "timezone",
  "labels",
  "userId",
  "workflowStatus",
  "rating",
  "optInSource",
  "optInText",
  "optInAt",
] as const;

const ATTRIBUTE = /^attributes\.([a-z][a-z0-9_]{0,39})$/;
export const Target = z.union([z.enum(targets), z.string().regex(ATTRIBUTE).max(60)]);
export type Target = z.infer<typeof Target>;

export const attributeOf = (target: string): string | null => ATTRIBUTE.exec(target)?.[1] ?? null;

export const duplicateWays = ["update", "skip"] as const;
export const dateOrders = ["day-first", "month-first"] as const;
export const decimalSigns = ["comma", "point"] as const;

/** How to read the cells, as a person confirmed it. */
export const ImportPlan = z.object({
  delimiter: z.enum(delimiters),
  hasHeader: z.boolean(),
  mapping: z
    .array(z.object({ column: z.number().int().nonnegative(), target: Target }))
    .min(1)
    .max(MAX_COLUMNS)
    .describe("Columns that are left out are not imported. Several may become name or labels."),
  duplicates: z.enum(duplicateWays).describe("Of a phone number that is known already."),
  labelIds: z.array(z.number().int().positive()).max(20).default([]).describe("For all."),
  optIn: z
    .object({
      source: Title.min(1, "Where did they agree?").max(100),
      text: PlainText.max(1_000).nullish(),
      at: z.iso.datetime({ offset: true }).nullish(),
    })
    .nullish()
    .describe("For all whose row says nothing else."),
  dateOrder: z.enum(dateOrders).default("day-first").describe("Of days like 03/04/2026."),
  decimalSign: z.enum(decimalSigns).default("point").describe("Of numbers like 1.234,5."),
});
export type ImportPlan = z.output<typeof ImportPlan>;

export const importStatuses = ["draft", "discarded", ...jobStatuses] as const;

const Count = z.number().int();

export const Import = z
  .object({
    id: Count,
    name: z.string().describe("The file's."),
    size: Count.describe("In bytes."),
    status: z.enum(importStatuses),
    done: Count.describe("Bytes of the file that are worked through."),
    read: Count.describe("Rows, each of which was created, updated, skipped or failed."),
    created: Count,
    updated: Count,
    skipped: Count,
    failed: Count,
    error: Job.shape.error,
    plan: ImportPlan.nullable(),
    hasFile: z.boolean().describe("Files are deleted some days after the import."),
    createdBy: Count.nullable(),
    createdAt: z.iso.datetime(),
    startedAt: z.iso.datetime().nullable(),
    finishedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: "Import" });
export type Import = z.infer<typeof Import>;

export const ImportId = z.object({ id: z.coerce.number().int().positive() });
export const ImportFilter = PageInput;

const Flag = z
  .enum(["true", "false"])
  .transform((flag) => flag === "true")
  .pipe(z.boolean());

export const PreviewInput = ImportId.extend({
  delimiter: z.enum(delimiters).optional().describe("Left out: found by itself."),
  hasHeader: Flag.optional().describe("Left out: found by itself."),
});

export const ImportPreview = z
  .object({
    encoding: z.enum(encodings),
    delimiter: z.enum(delimiters),
    hasHeader: z.boolean(),
    columns: z.array(
      z.object({ name: z.string(), target: z.string().nullable().describe("A guess.") }),
    ),
    rows: z.array(z.array(z.string())).describe(`The first ${PREVIEW_ROWS}.`),
    repeated: z.array(z.string()).describe("Names that stand over more than one column."),
    dateOrder: z.enum(dateOrders),
    decimalSign: z.enum(decimalSigns),
  })
  .meta({ id: "ImportPreview" });
export type ImportPreview = z.infer<typeof ImportPreview>;

export const FailedInput = ImportId.extend({
  language: z
    .enum(["en", "id"])
    .optional()
    .describe(
      "Of the reasons. Left out: by Accept-Language, which a link in a page cannot choose.",
    ),
});
