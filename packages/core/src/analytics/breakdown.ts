import { may, type Ctx } from "@siar/kernel/ctx";
import { fail } from "@siar/kernel/errors";
import { ok } from "@siar/kernel/result";
import { query } from "@siar/kernel/verb";
import { z } from "zod";
import { findCampaign } from "../campaigns/index.ts";
import { allFields } from "../fields/index.ts";
import { addUp, nobody, rateOf, reachedIn, type Reached } from "./rules/index.ts";
import { Breakdown, breakdowns, Id } from "./schema.ts";
import { labelNamesOf, partsBy, type Part, type Parts } from "./store/breakdown.ts";
import { readFacts } from "./store/facts.ts";

/** Values beyond these are rare, and nobody reads so many lines: they are told as others. */
const MOST = 50;

export const breakdown = query({
  name: "campaign.breakdown",
  summary: "A campaign's figures by label, by what a field says, or by country.",
  permission: "campaign:view",
  input: z.object({
    id: Id,
    by: z.enum(breakdowns),
    field: z.string().max(64).optional().describe("The key of the field, with by=field."),
  }),
  output: Breakdown,
  fails: ["not-found", "forbidden", "field-unknown"],
  run: async (ctx, { id, by, field = "" }) => {
    if ((await findCampaign(ctx, id)) === null) return fail("not-found", { what: "campaign" });
    if (by !== "country" && !may(ctx, "contact:view")) {
      return fail("forbidden", { permission: "contact:view" });
    }
    switch (by) {
      case "country":
        return ok(shown(await byCountry(ctx, id)));
      case "label":
        return ok(shown(await byLabel(ctx, id)));
      case "field": {
        const known = (await allFields(ctx)).some(({ key }) => key === field);
        if (!known) return fail("field-unknown", { field });
        return ok(shown(await partsBy(ctx, id, { by, key: field })));
      }
    }
  },
});

interface Named extends Part {
  readonly name?: string;
}

interface Told extends Parts {
  readonly parts: readonly Named[];
}

async function byCountry(ctx: Ctx, id: number): Promise<Told> {
  const { facts } = await readFacts(ctx, id);
  const parts = [...Map.groupBy(facts.outcomes, ({ country }) => country)]
    .map(([value, outcomes]) => ({ value, ...reachedIn(outcomes) }))
    .toSorted((one, other) => other.recipients - one.recipients);
  return { parts, others: nobody };
}

/** Whoever wears two labels counts for both. */
async function byLabel(ctx: Ctx, id: number): Promise<Told> {
  const { parts, others } = await partsBy(ctx, id, { by: "label" });
  const ids = parts.flatMap(({ value }) => (typeof value === "number" ? [value] : []));
  const names = await labelNamesOf(ctx, ids);
  const named = parts.map((part) => {
    const name = typeof part.value === "number" ? names.get(part.value) : undefined;
    return name === undefined ? part : { ...part, name };
  });
  return { parts: named, others };
}

function shown({ parts, others }: Told): z.input<typeof Breakdown> {
  const rest = parts.slice(MOST).reduce<Reached>(addUp, others);
  return {
    items: parts.slice(0, MOST).map(({ value, name, ...reached }) => ({
      value: name ?? (value === null ? null : String(value)),
      labelId: typeof value === "number" ? value : null,
      ...withRates(reached),
    })),
    others: rest.recipients === 0 ? null : withRates(rest),
  };
}

const withRates = ({ recipients, accepted, delivered, read, replied, failed }: Reached) => ({
  recipients,
  accepted,
  delivered,
  read,
  replied,
  failed,
  open: rateOf(read, delivered),
  reply: rateOf(replied, delivered),
});
