import { describe, expect, it } from "vitest";
import { byCountry } from "./by-country.ts";

describe("the rates by country", () => {
  it("are a line each, by name, with all others last", () => {
    const names: Record<string, string> = { AT: "Österreich", DE: "Deutschland", "*": "Alle" };
    const lines = byCountry(
      [
        { country: "*", category: "marketing", amountMicros: 1 },
        { country: "AT", category: "marketing", amountMicros: 2 },
        { country: "DE", category: "marketing", amountMicros: 3 },
        { country: "AT", category: "utility", amountMicros: 4 },
      ],
      (country) => names[country] ?? country,
    );
    expect(lines.map(({ country }) => country)).toEqual(["DE", "AT", "*"]);
    expect([...(lines[1]?.amounts ?? [])]).toEqual([
      ["marketing", 2],
      ["utility", 4],
    ]);
  });
});
