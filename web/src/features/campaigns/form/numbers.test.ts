import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Entity } from "../../../lib/api.ts";
import { isFilling, numbersIn, wearing } from "./numbers.ts";

describe("numbers that are pasted", () => {
  it("3.1 are found with whatever stands around and between them", () => {
    const text = 'phone\n0812-3456-7890, "+62 813 1111 222"\r\n(021) 555-1234\tAyu\n12';
    expect(numbersIn(text)).toEqual({
      numbers: ["081234567890", "+628131111222", "0215551234"],
      ignored: 3,
    });
  });

  it("3.1 are found each once, in their order, whatever separates them", () => {
    const phone = fc.stringMatching(/^\+?[1-9]\d{7,13}$/u);
    const separator = fc.constantFrom("\n", "\r\n", ", ", ";", "\t", "\n\n");
    fc.assert(
      fc.property(fc.array(phone), separator, (phones, between) => {
        const { numbers, ignored } = numbersIn([...phones, ...phones].join(between));
        expect(numbers).toEqual([...new Set(phones)]);
        expect(ignored).toBe(0);
      }),
    );
  });
});

type Plan = Entity<"Import">["plan"];

describe("a segment made of numbers", () => {
  const plan: Plan = {
    delimiter: ",",
    hasHeader: false,
    mapping: [{ column: 0, target: "phone" }],
    duplicates: "update",
    labelIds: [3],
    dateOrder: "day-first",
    decimalSign: "point",
  };

  it("fills as long as its numbers are being taken in", () => {
    const [its, another] = [{ criteria: wearing(3) }, { criteria: wearing(4) }] as const;
    expect(isFilling(its, [{ status: "running", plan }])).toBe(true);
    expect(isFilling(another, [{ status: "running", plan }])).toBe(false);
    expect(isFilling(its, [{ status: "done", plan }])).toBe(false);
    expect(isFilling(its, [{ status: "running", plan: null }])).toBe(false);
  });
});
