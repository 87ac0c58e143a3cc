import { FieldKey } from "@siar/core/fields/schema";
import { describe, expect, it } from "vitest";
import { keyFor, keyIsWell } from "./field-types.ts";

describe("the key of a new field", () => {
  it.each([
    ["City", "city"],
    ["Kota asal", "kota_asal"],
    ["  Café № 2! ", "cafe_2"],
    ["2nd phone", "nd_phone"],
    ["名前", ""],
  ])("for %j is %j", (label, key) => {
    expect(keyFor(label)).toBe(key);
  });

  it("is one that the API takes, however long the name", () => {
    const key = keyFor("a b ".repeat(30));
    expect(FieldKey.safeParse(key).success).toBe(true);
    expect(keyIsWell(key)).toBe(true);
  });

  it.each(["", "2a", "A", "a-b", "a".repeat(41)])("%j is refused here as there", (key) => {
    expect(keyIsWell(key)).toBe(false);
    expect(FieldKey.safeParse(key).success).toBe(false);
  });
});
