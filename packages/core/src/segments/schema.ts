import { z } from "zod";
import { PlainText, Title } from "@siar/kernel/plain-text";
import { campaignStatuses } from "../campaigns/schema.ts";
import { Contact } from "../contacts/schema.ts";
import { MAX_DEPTH, MAX_LEAVES, type Criteria as Tree } from "./rules/criteria.ts";
import { readShape } from "./rules/shape.ts";

export type { Leaf } from "./rules/criteria.ts";
export type Criteria = Tree;

/** Checked here: the shape, with the path of every fault. What fields there are, the verbs check. */
export const Criteria = asCriteria(
  z
    .unknown()
    .superRefine((tree, context) => {
      for (const { path, message } of readShape(tree)) {
        context.addIssue({ code: "custom", path: [...path], message });
      }
    })
    .meta({
      id: "Criteria",
      type: "object",
      additionalProperties: true,
      description:
        "A tree: {all: […]}, {any: […]}, {not: …} around leaves {field, op, value}. " +
        `At most ${MAX_DEPTH} deep, at most ${MAX_LEAVES} leaves. An empty all is everybody.`,
      examples: [
        {
          all: [
            { field: "label", op: "has_any", value: [3] },
            { field: "attributes.city", op: "eq", value: "Bandung" },
            { field: "lastInteractionAt", op: "within_last", value: 30 },
          ],
        },
      ],
    }),
);

/** `readShape` finds a fault in everything that is not a criteria tree. */
function asCriteria(checked: z.ZodUnknown): z.ZodType<Tree> {
  return checked as unknown as z.ZodType<Tree>;
}

export const Segment = z
  .object({
    id: z.number().int(),
    version: z.number().int(),
    name: z.string(),
    description: z.string(),
    criteria: Criteria,
    isDynamic: z.boolean().describe("False: a snapshot of whoever matched when it was taken."),
    contactCount: z.number().int().nullable().describe("As of the last refresh."),
    lastRefreshedAt: z.iso.datetime().nullable(),
    createdBy: z.number().int().nullable(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: "Segment" });
export type Segment = z.infer<typeof Segment>;

export const SegmentInput = z.object({
  name: Title.min(1, "A name is needed.").max(100),
  description: PlainText.max(1_000).default(""),
  criteria: Criteria,
  isDynamic: z.boolean().default(true),
});

export const SegmentId = z.object({ id: z.coerce.number().int().positive() });

export const Preview = z
  .object({
    count: z.number().int(),
    samples: z.array(Contact).describe("At most ten."),
    optedOut: z.number().int().describe("How many of them would get no broadcast."),
    inCooldown: z
      .number()
      .int()
      .describe("How many another campaign would pass over now, by the usual cooldown."),
    withoutPhone: z.number().int(),
    ms: z.number().describe("How long the count took."),
  })
  .meta({ id: "SegmentPreview" });
export type Preview = z.infer<typeof Preview>;

export const Explanation = z
  .object({
    contact: Contact.pick({ id: true, name: true, phone: true }),
    isIn: z.boolean(),
    matches: z
      .boolean()
      .describe("Whether the criteria hold now; a static segment has who matched back then."),
    conditions: z.array(
      z.object({
        path: z.string().describe("Where it stands in the criteria: all.1.not"),
        field: z.string(),
        op: z.string(),
        value: z.unknown(),
        holds: z.boolean(),
        saw: z.unknown().describe("The contact's own value that it was held against."),
      }),
    ),
  })
  .meta({ id: "SegmentExplanation" });

export const UsedBy = z
  .object({
    campaigns: z
      .array(z.object({ id: z.number().int(), name: z.string(), status: z.enum(campaignStatuses) }))
      .describe("Of any state, the newest hundred."),
    segments: z.array(z.object({ id: z.number().int(), name: z.string() })),
  })
  .meta({ id: "SegmentUsers" });
