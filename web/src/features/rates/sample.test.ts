import { describe, expect, it } from "vitest";
import { parseRates } from "@siar/core/rates/rules";
import { sampleOf } from "./sample.ts";

describe("the sample of a rate card", () => {
  it.each(["en", "id"] as const)("can be imported as it is (%s)", (locale) => {
    const read = parseRates(sampleOf(locale));
    expect(read).toMatchObject({ ok: true, value: { currency: "USD" } });
    expect(read.ok && read.value.rates[0]).toEqual({
      country: "ID",
      category: "marketing",
      amountMicros: 50_000,
    });
  });
});
