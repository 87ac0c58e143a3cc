import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { phoneReader, readPhone } from "./index.ts";

const countries = ["ID", "MY", "SG", "US", "AU", "GB", "DE", "XX"];
const readers = new Map(countries.map((country) => [country, phoneReader(country)]));

describe("many phone numbers are read as one is", () => {
  test("whatever stands there", () => {
    const begin = fc.constantFrom(
      "0",
      "+62",
      "62",
      "+62 0",
      "0062",
      "+",
      "",
      "(0",
      "8",
      "+49",
      "-0",
      "08",
    );
    const rest = fc.string({ unit: fc.constantFrom(..."01234567898888 -.()+x"), maxLength: 16 });
    fc.assert(
      fc.property(fc.constantFrom(...countries), begin, rest, (country, start, end) => {
        const text = start + end;
        expect(readers.get(country)?.(text)).toBe(readPhone(text, country));
      }),
      { numRuns: 5_000 },
    );
  });

  test("in the spellings of people at home", () => {
    const digits = fc.integer({ min: 0, max: 99_999_999_999 }).map(String);
    const start = fc.constantFrom("08", "+628", "+62 8", "+62-8", "628", "8", "62");
    fc.assert(
      fc.property(start, digits, (begin, end) => {
        expect(readers.get("ID")?.(begin + end)).toBe(readPhone(begin + end, "ID"));
      }),
      { numRuns: 3_000 },
    );
  });
});
