import type { Ctx } from "@siar/kernel/ctx";
import { fail } from "@siar/kernel/errors";
import { ok } from "@siar/kernel/result";
import { query } from "@siar/kernel/verb";
import { z } from "zod";
import { findCampaign } from "../campaigns/index.ts";
import { allFields } from "../fields/index.ts";
import { rateOf, reachedIn } from "./rules/index.ts";
import { Breakdown, breakdowns, Id } from "./schema.ts";
import { labelNamesOf, partsBy, type Part } from "./store/breakdown.ts";
import { readFacts } from "./store/facts.ts";

/** Values beyond these are rare, and nobody reads so many lines. */
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
  fails: ["not-found", "field-unknown"],
  run: async (ctx, { id, by, field = "" }) => {
    if ((await findCampaign(ctx, id)) === null) return fail("not-found", { what: "campaign" });
    switch (by) {
      case "country":
        return ok({ items: shown(await byCountry(ctx, id)) });
      case "label":
        return ok({ items: shown(await byLabel(ctx, id)) });
      case "field": {
        const known = (await allFields(ctx)).some(({ key }) => key === field);
        if (!known) return fail("field-unknown", { field });
        return ok({ items: shown(await partsBy(ctx, id, { by, key: field })) });
      }
    }
  },
});

async function byCountry(ctx: Ctx, id: number): Promise<Part[]> {
  const { facts } = await readFacts(ctx, id);
  return [...Map.groupBy(facts.outcomes, ({ country }) => country)]
    .map(([value, outcomes]) => ({ value, ...reachedIn(outcomes) }))
    .toSorted((one, other) => other.recipients - one.recipients);
}

/** Whoever wears two labels counts for both. */
async function byLabel(ctx: Ctx, id: number): Promise<Array<Part & { name?: string }>> {
  const parts = await partsBy(ctx, id, { by: "label" });
  const ids = parts.flatMap(({ value }) => (typeof value === "number" ? [value] : []));
  const names = await labelNamesOf(ctx, ids);
  return parts.map((part) => {
    const name = typeof part.value === "number" ? names.get(part.value) : undefined;
    return name === undefined ? part : { ...part, name };
  });
}

const shown = (parts: ReadonlyArray<Part & { readonly name?: string }>) =>
  parts.slice(0, MOST).map(({ value, name, ...reached }) => ({
    ...reached,
    value: name ?? (value === null ? null : String(value)),
    labelId: typeof value === "number" ? value : null,
    open: rateOf(reached.read, reached.delivered),
    reply: rateOf(reached.replied, reached.delivered),
  }));
