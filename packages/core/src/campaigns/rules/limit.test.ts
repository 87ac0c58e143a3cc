import { HOUR } from "@siar/kernel/clock";
import { describe, expect, test } from "vitest";
import { isCountDue, mayGoOn } from "./limit.ts";

describe("Meta's daily limit, while campaigns run", () => {
  const now = 100 * HOUR;
  const facts = { perDay: 1_000, reach: { people: 100, countedAt: now - 1 }, waiting: 0, now };
  const used = (people: number) => ({ ...facts, reach: { people, countedAt: now - 1 } });

  test.each([
    ["far from it, and counted lately", facts, false],
    ["near to it", used(800), true],
    ["not yet near", used(799), false],
    ["with somebody who waits for it", { ...facts, waiting: 1 }, true],
    ["not counted for an hour", { ...facts, reach: { people: 1, countedAt: now - HOUR } }, true],
    ["where there is none", { ...used(800), perDay: null, waiting: 1 }, false],
  ])("%s", (_, given, due) => expect(isCountDue(given)).toBe(due));

  test("who waits goes on when a tenth of it is free, or enough for all who are left", () => {
    expect(mayGoOn(1_000, 99, 5_000)).toBe(false);
    expect(mayGoOn(1_000, 100, 5_000)).toBe(true);
    expect(mayGoOn(1_000, 20, 20)).toBe(true);
    expect(mayGoOn(1_000, 19, 20)).toBe(false);
    expect(mayGoOn(1_000, -5, 20)).toBe(false);
    expect(mayGoOn(null, 0, 20)).toBe(true);
  });
});
