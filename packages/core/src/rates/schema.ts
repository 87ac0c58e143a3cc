import { z } from "zod";

/** What Meta charges by. Free-form messages inside the 24-hour window are `service`. */
export const rateCategories = ["marketing", "utility", "authentication", "service"] as const;
export type RateCategory = (typeof rateCategories)[number];

/** What the first line of a rate card names, in any order. */
export const rateColumns = ["country", "category", "amount", "currency"] as const;

/** The row of a rate card for every country that has none of its own. */
export const OTHER_COUNTRIES = "*";

/** Money is whole numbers: one unit of a currency is a million of these. */
export const MICROS = 1_000_000;

export const MAX_LINES = 5_000;

export const Rate = z.object({
  country: z.string().describe("ISO 3166-1, two letters; * for all others."),
  category: z.enum(rateCategories),
  amountMicros: z.number().describe("Millionths of the currency for one message."),
});
export type Rate = z.infer<typeof Rate>;

/** What messages cost, as the owner imported it. Nothing is known of what is not in it. */
export const RateTable = z
  .object({
    currency: z.string().nullable().describe("Null while nothing was imported."),
    importedAt: z.iso.datetime().nullable(),
    items: z.array(Rate),
  })
  .meta({ id: "MessageRates" });
export type RateTable = z.infer<typeof RateTable>;

export const ImportInput = z.object({
  csv: z
    .string()
    .max(500_000)
    .describe("country,category,amount,currency; it replaces all rates, or nothing."),
});

/** What a number of messages costs. */
export const CostLine = z.object({
  country: z.string().nullable().describe("Null where it is not known."),
  category: z.enum(rateCategories).nullable().describe("Null for one that no rate card has."),
  people: z.number(),
  amountMicros: z.number().nullable().describe("Null without a rate: never a guess."),
});
export type CostLine = z.infer<typeof CostLine>;

export const Cost = z.object({
  totals: z
    .array(z.object({ currency: z.string(), amountMicros: z.number() }))
    .describe("Of those whose rate is known; empty where none is."),
  items: z.array(CostLine).describe("By country and category, the dearest first."),
  unknownPeople: z.number().describe("For how many no rate is known."),
  freePeople: z.number().describe("For how many Meta charges nothing."),
});
export type Cost = z.infer<typeof Cost>;
