import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Rate } from "../schema.ts";
import { costCategory, costOf, isFree, type Crowd } from "./cost.ts";

const SEPTEMBER = Date.UTC(2026, 8, 30, 23, 59, 59);
const OCTOBER = Date.UTC(2026, 9, 1);

const rate = (country: string, category: Rate["category"], amountMicros: number): Rate => ({
  country,
  category,
  amountMicros,
});
const prices = (...items: Rate[]) => ({ currency: "USD", items });
const crowd = (country: string | null, people: number, open = false): Crowd => ({
  country,
  people,
  open,
});
const marketing = { category: "marketing", at: OCTOBER } as const;

describe("what a campaign costs", () => {
  test("is each country's own rate, or that of all others", () => {
    const table = prices(rate("ID", "marketing", 41_100), rate("*", "marketing", 100_000));
    const crowds = [crowd("ID", 3), crowd("SG", 1), crowd("ID", 2, true)];
    expect(costOf(table, { ...marketing, crowds })).toEqual({
      totals: [{ currency: "USD", amountMicros: 305_500 }],
      items: [
        { country: "ID", category: "marketing", people: 5, amountMicros: 205_500 },
        { country: "SG", category: "marketing", people: 1, amountMicros: 100_000 },
      ],
      unknownPeople: 0,
      freePeople: 0,
    });
  });

  test("is unknown without a rate, and where nobody knows the country, not even others' rate", () => {
    const crowds = [crowd("ID", 3), crowd(null, 2)];
    const others = prices(rate("*", "marketing", 7));
    expect(costOf(others, { ...marketing, crowds })).toMatchObject({
      totals: [{ currency: "USD", amountMicros: 21 }],
      unknownPeople: 2,
    });
    const another = prices(rate("ID", "utility", 7));
    expect(costOf(another, { ...marketing, crowds })).toMatchObject({
      totals: [],
      items: [{ country: "ID", amountMicros: null }, { amountMicros: null }],
      unknownPeople: 5,
    });
    const none = { currency: null, items: [] };
    expect(costOf(none, { ...marketing, crowds })).toMatchObject({ totals: [], unknownPeople: 5 });
    const odd = { category: null, at: OCTOBER, crowds };
    expect(costOf(others, odd)).toMatchObject({ totals: [], unknownPeople: 5 });
  });

  test("is nothing at a rate of nothing, which is known", () => {
    const table = prices(rate("ID", "marketing", 0));
    expect(costOf(table, { ...marketing, crowds: [crowd("ID", 3)] })).toMatchObject({
      totals: [{ currency: "USD", amountMicros: 0 }],
      unknownPeople: 0,
    });
  });

  test("of service is what utility costs, unless the rate card has it apart", () => {
    const service = (...items: Rate[]) =>
      costOf(prices(...items), { category: "service", at: OCTOBER, crowds: [crowd("ID", 1, true)] })
        .totals[0]?.amountMicros;
    const utility = rate("ID", "utility", 5);
    expect(service(utility, rate("*", "service", 9))).toBe(5);
    expect(service(utility, rate("ID", "service", 3))).toBe(3);
    expect(service(rate("*", "utility", 4))).toBe(4);
  });

  test.each([
    ["service", true, SEPTEMBER, true],
    ["service", true, OCTOBER, false],
    ["utility", true, SEPTEMBER, true],
    ["utility", true, OCTOBER, false],
    ["utility", false, SEPTEMBER, false],
    ["marketing", true, SEPTEMBER, false],
    ["authentication", true, SEPTEMBER, false],
    [null, true, SEPTEMBER, false],
  ] as const)("for %s, in a window: %j, at %i is free: %j", (category, open, at, free) => {
    expect(isFree(category, open, at)).toBe(free);
    const { freePeople, unknownPeople } = costOf(prices(), {
      category,
      at,
      crowds: [crowd("ID", 4, open)],
    });
    expect([freePeople, unknownPeople]).toEqual(free ? [4, 0] : [0, 4]);
  });

  test("adds up: everybody is free, known or unknown, and the lines are the total", () => {
    const some = fc.record({
      country: fc.constantFrom("ID", "SG", "US", null),
      open: fc.boolean(),
      people: fc.nat(1_000_000),
    });
    const table = prices(rate("ID", "utility", 99_999), rate("SG", "utility", 1));
    fc.assert(
      fc.property(fc.array(some), fc.constantFrom(SEPTEMBER, OCTOBER), (crowds, at) => {
        const told = costOf(table, { category: "utility", at, crowds });
        const known = told.items.filter(({ amountMicros }) => amountMicros !== null);
        const people = known.reduce((sum, line) => sum + line.people, 0);
        const everybody = crowds.reduce((sum, each) => sum + each.people, 0);
        expect(people + told.unknownPeople + told.freePeople).toBe(everybody);
        const total = known.reduce((sum, line) => sum + (line.amountMicros ?? 0), 0);
        expect(told.totals[0]?.amountMicros ?? 0).toBe(total);
        expect(new Set(told.items.map(({ country }) => country)).size).toBe(told.items.length);
      }),
    );
  });

  test.each([
    ["MARKETING", "marketing"],
    ["UTILITY", "utility"],
    ["AUTHENTICATION", "authentication"],
    ["SOMETHING_NEW", null],
    [null, "service"],
  ])("goes by the template's category: %j is %j", (template, category) => {
    expect(costCategory(template)).toBe(category);
  });
});
