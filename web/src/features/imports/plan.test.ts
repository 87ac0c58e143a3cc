import { describe, expect, it } from "vitest";
import { firstChoices, planOf } from "./plan.ts";
import type { ImportPreview } from "./queries.ts";

const preview: ImportPreview = {
  encoding: "utf-8",
  delimiter: ";",
  hasHeader: true,
  columns: [
    { name: "Nama", target: "name" },
    { name: "Email", target: null },
    { name: "HP", target: "phone" },
  ],
  rows: [],
  repeated: [],
  dateOrder: "day-first",
  decimalSign: "comma",
};

describe("the plan of an import", () => {
  it("begins with the guesses, and leaves out what is not imported", () => {
    expect(planOf(preview, firstChoices(preview))).toMatchObject({
      delimiter: ";",
      duplicates: "update",
      decimalSign: "comma",
      mapping: [
        { column: 0, target: "name" },
        { column: 2, target: "phone" },
      ],
      optIn: null,
    });
  });

  it("tells where everybody agreed only if a person said so", () => {
    const choices = { ...firstChoices(preview), agreedAt: "2026-01-05" };
    expect(planOf(preview, choices).optIn).toBeNull();
    expect(planOf(preview, { ...choices, agreedSource: " Kasir " }).optIn).toEqual({
      source: "Kasir",
      at: new Date("2026-01-05T00:00:00").toISOString(),
    });
  });
});
