import { PlainText } from "@siar/kernel/plain-text";
import { z } from "zod";
import { workflowStatuses } from "../../contacts/schema.ts";
import { isDay } from "../../fields/rules/index.ts";

const one = <const Op extends string, V extends z.ZodType>(ops: readonly Op[], value: V) =>
  z.strictObject({ op: z.enum(ops), value });

const presence = z.strictObject({
  op: z.enum(["is_set", "is_not_set"]),
  value: z.null().optional(),
});

const Text = PlainText.min(1, "Write something to look for.").max(500);
const Texts = z.array(Text).min(1, "Choose at least one.").max(1_000);
const Ids = z
  .array(z.number().int().positive())
  .min(1, "Choose at least one.")
  .max(100)
  .overwrite((ids) => [...new Set(ids)]);
const Days = z.number().int().min(0).max(36_500);
const Day = z
  .string()
  .refine((text) => isDay(text) && text >= "1900" && text < "2200", "Write a day as 2026-12-31.");
const Instant = z.iso.datetime({ offset: true });
/** A day of the business's calendar, or an instant. */
const When = z.union([Day, Instant], {
  error: "Write a day as 2026-12-31 or a time as 2026-12-31T09:00:00+07:00.",
});

/** One campaign, or whichever had its effect within the last days. */
const Sending = z.union(
  [
    z.strictObject({ id: z.number().int().positive() }),
    z.strictObject({ withinDays: z.number().int().min(1).max(3_650) }),
  ],
  { error: "Choose a campaign, or write within how many days." },
);

const sameness = one(["eq", "neq"], Text);
const membership = one(["in", "not_in"], Texts);

/** What can be asked, by kind of field: the one table that check, SQL and evaluator go by. */
export const conditions = {
  label: one(["has_any", "has_all", "has_none"], Ids),
  status: one(["in", "not_in"], z.array(z.enum(workflowStatuses)).min(1, "Choose at least one.")),
  instant: z.discriminatedUnion("op", [
    one(["before", "after"], When),
    one(["between"], z.tuple([When, When])),
    one(["within_last", "not_within_last"], Days),
    presence,
  ]),
  day: z.discriminatedUnion("op", [
    one(["eq", "neq", "before", "after"], Day),
    one(["between"], z.tuple([Day, Day])),
    one(["within_last", "not_within_last"], Days),
    presence,
  ]),
  number: z.discriminatedUnion("op", [
    one(["eq", "neq", "lt", "lte", "gt", "gte"], z.number()),
    one(["between"], z.tuple([z.number(), z.number()])),
    presence,
  ]),
  text: z.discriminatedUnion("op", [
    one(["eq", "neq", "contains", "starts_with"], Text),
    membership,
    presence,
  ]),
  choice: z.discriminatedUnion("op", [sameness, membership, presence]),
  boolean: z.discriminatedUnion("op", [one(["eq", "neq"], z.boolean()), presence]),
  phone: z.discriminatedUnion("op", [
    one(["starts_with"], z.string().regex(/^\+?\d{1,15}$/, "Write a beginning as +62 or +62812.")),
    presence,
  ]),
  flag: one(["eq"], z.boolean()),
  campaign: one(
    [
      "received",
      "delivered",
      "read",
      "replied",
      "not_received",
      "not_delivered",
      "not_read",
      "not_replied",
    ],
    Sending,
  ),
  segment: one(["in", "not_in"], Ids),
  /** Ours alone: the members of a static segment. Nobody can ask for it from outside. */
  snapshot: one(["in"], z.number().int().positive()),
};

export type Kind = keyof typeof conditions;
export type Condition<K extends Kind> = z.output<(typeof conditions)[K]>;
