import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkAttributes, isDay, type Declared } from "./index.ts";

const declared: Declared[] = [
  { key: "city", type: "text", options: [] },
  { key: "spent", type: "number", options: [] },
  { key: "birthday", type: "date", options: [] },
  { key: "vip", type: "boolean", options: [] },
  { key: "plan", type: "choice", options: ["Gold", "Silver"] },
];
const faults = (attributes: Record<string, string | number | boolean>) => {
  const checked = checkAttributes(declared, attributes);
  return checked.ok ? [] : checked.error.errors.map(({ path }) => path);
};

describe("attributes", () => {
  it("that fit their fields are taken as they are", () => {
    const attributes = {
      city: "Bandung",
      spent: 1.5,
      birthday: "2000-02-29",
      vip: false,
      plan: "Gold",
    };
    expect(checkAttributes(declared, attributes)).toEqual({ ok: true, value: attributes });
  });

  it.each([
    [{ city: 5 }, "attributes.city"],
    [{ spent: "5" }, "attributes.spent"],
    [{ birthday: "2001-02-29" }, "attributes.birthday"],
    [{ birthday: "29-02-2000" }, "attributes.birthday"],
    [{ vip: "true" }, "attributes.vip"],
    [{ plan: "gold" }, "attributes.plan"],
  ])("%j are refused, with the path", (attributes, path) => {
    expect(faults(attributes)).toEqual([path]);
    expect(checkAttributes(declared, attributes)).toMatchObject({
      error: { code: "field-value-invalid" },
    });
  });

  it("that nobody declared are refused by name", () => {
    expect(checkAttributes(declared, { shoe: 42 })).toMatchObject({
      error: { code: "field-unknown", params: { field: "shoe" } },
    });
    expect(faults(JSON.parse(`{"__proto__": 1, "constructor": "x"}`))).toEqual([
      "attributes.__proto__",
      "attributes.constructor",
    ]);
  });

  it("names every fault, not only the first", () => {
    expect(faults({ city: 1, spent: "x", shoe: 1 })).toHaveLength(3);
  });
});

describe("a day", () => {
  it("is one of the calendar's, written as ISO 8601", () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date("1800-01-01"), max: new Date("2300-01-01"), noInvalidDate: true }),
        (date) => {
          expect(isDay(date.toISOString().slice(0, 10))).toBe(true);
        },
      ),
    );
    for (const text of ["2026-13-01", "2026-02-30", "2026-1-1", "2026-01-01T00:00:00Z", ""]) {
      expect(isDay(text)).toBe(false);
    }
  });
});
