import { z } from "zod";
import { AttributeValue, ContactFilter } from "../contacts/schema.ts";
import { Job, jobStatuses } from "../jobs/schema.ts";

const Id = z.number().int().positive();
const LabelIds = z.array(Id).min(1, "Choose at least one label.").max(20);

/** What is done to each of them. */
export const BulkAct = z.discriminatedUnion("type", [
  z.object({ type: z.literal("label"), labelIds: LabelIds }),
  z.object({ type: z.literal("unlabel"), labelIds: LabelIds }),
  z.object({
    type: z.literal("set-field"),
    key: z.string().min(1).max(64),
    value: AttributeValue.nullable().describe("Null takes the value away."),
  }),
  z.object({ type: z.literal("delete") }),
]);
export type BulkAct = z.infer<typeof BulkAct>;

export const MOST_CHOSEN = 1_000;

/** The filters of the list of contacts, or a segment, or both. None at all is everybody. */
export const Matching = z.object({
  search: ContactFilter.shape.search,
  labelId: Id.optional(),
  workflowStatus: ContactFilter.shape.workflowStatus,
  optedOut: z.boolean().optional(),
  segmentId: Id.optional(),
});
export type Matching = z.infer<typeof Matching>;

export const BulkTarget = z.union([
  z.strictObject({ ids: z.array(Id).min(1, "Choose at least one contact.").max(MOST_CHOSEN) }),
  z.strictObject({ matching: Matching.strict() }),
]);
export type BulkTarget = z.infer<typeof BulkTarget>;

export const BulkInput = z.object({ act: BulkAct, on: BulkTarget });

const Count = z.number().int().nonnegative();

export const BulkAction = z
  .object({
    id: Id,
    act: BulkAct,
    status: z.enum(jobStatuses),
    matched: Count.nullable().describe("How many it is about; null until they are all known."),
    changed: Count,
    unchanged: Count.describe("Who was like that already."),
    failed: Count.describe("Who was deleted meanwhile."),
    error: Job.shape.error,
    createdBy: Id.nullable(),
    createdAt: z.iso.datetime(),
    finishedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: "BulkAction" });
export type BulkAction = z.infer<typeof BulkAction>;

export const BulkId = z.object({ id: z.coerce.number().int().positive() });

/** As in the address of a list, where everything is text. */
export const CountInput = ContactFilter.pick({
  search: true,
  labelId: true,
  workflowStatus: true,
  optedOut: true,
}).extend({ segmentId: z.coerce.number().int().positive().optional() });
