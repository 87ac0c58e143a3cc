import { DAY, HOUR } from "@siar/kernel/clock";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lastNight, nextNight, stampOf } from "./index.ts";

describe("the night", () => {
  test("is at two o'clock of the business's own clock", () => {
    const noon = Date.parse("2026-11-21T05:00:00Z");
    expect(new Date(lastNight(noon, "Asia/Jakarta")).toISOString()).toBe(
      "2026-11-20T19:00:00.000Z",
    );
    expect(new Date(nextNight(noon, "Asia/Jakarta")).toISOString()).toBe(
      "2026-11-21T19:00:00.000Z",
    );
  });

  test("before two o'clock the last one was yesterday's", () => {
    const one = Date.parse("2026-11-20T18:00:00Z");
    expect(new Date(lastNight(one, "Asia/Jakarta")).toISOString()).toBe("2026-11-19T19:00:00.000Z");
  });

  test("comes once a day in every zone, in summer time too", () => {
    const zones = fc.constantFrom(
      "Asia/Jakarta",
      "Europe/Berlin",
      "America/Sao_Paulo",
      "Africa/Cairo",
    );
    const year = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2028, 0, 1) });
    fc.assert(
      fc.property(year, zones, (now, zone) => {
        const [last, next] = [lastNight(now, zone), nextNight(now, zone)];
        expect(last).toBeLessThanOrEqual(now);
        expect(next).toBeGreaterThan(now);
        expect(Math.abs(next - last - DAY)).toBeLessThanOrEqual(HOUR);
        expect(lastNight(next, zone)).toBe(next);
      }),
    );
  });

  test("names sort as time does", () => {
    expect(stampOf(Date.parse("2026-11-21T19:00:05.123Z"))).toBe("20261121-190005");
  });
});
