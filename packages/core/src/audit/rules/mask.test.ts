import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { withoutPhones } from "./mask.ts";

const phone = fc
  .tuple(fc.constantFrom("+62", "+60", "+1"), fc.integer({ min: 10_000_000, max: 999_999_999 }))
  .map(([country, rest]) => `${country}${rest}`);

describe("phone numbers in the audit log", () => {
  test("none is left in full, however deep it lies", () => {
    fc.assert(
      fc.property(phone, (number) => {
        const entry = { phone: number, list: [{ said: `call ${number}!` }], id: 7, gone: null };
        const shown = JSON.stringify(withoutPhones(entry));
        expect(shown).not.toContain(number);
        expect(shown).toContain(number.slice(-4));
      }),
    );
  });

  test("the rest stays as it is", () => {
    const entry = { name: "Ramadan 2026", rateLimit: 20, at: "2026-12-01T02:00:00Z" };
    expect(withoutPhones(entry)).toEqual(entry);
    expect(withoutPhones(null)).toBeNull();
  });
});
