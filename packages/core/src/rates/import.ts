import { fail } from "@siar/kernel/errors";
import { ok } from "@siar/kernel/result";
import { verb } from "@siar/kernel/verb";
import { faultText, parseRates } from "./rules/index.ts";
import { ImportInput, RateTable } from "./schema.ts";
import { readRates, replaceStatements } from "./store.ts";

export const importRates = verb({
  name: "rates.import",
  summary: "Replace what messages cost by a rate card.",
  permission: "settings:write",
  input: ImportInput,
  output: RateTable,
  fails: ["rates-unreadable"],
  run: async (ctx, { csv }) => {
    const card = parseRates(csv);
    if (!card.ok) {
      const errors = card.error.map((fault) => ({
        path: `csv.${fault.line}`,
        message: faultText(fault, ctx.locale),
      }));
      return fail("rates-unreadable", {}, errors);
    }
    const { currency, items } = await readRates(ctx);
    return ok({
      statements: replaceStatements(ctx, card.value),
      audit: {
        action: "rates.import",
        entity: "settings",
        entityId: 1,
        before: { currency, rates: items.length },
        after: { currency: card.value.currency, rates: card.value.rates.length },
      },
      answer: async () => ok(await readRates(ctx)),
    });
  },
});
