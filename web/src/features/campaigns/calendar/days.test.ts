import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bounds, dayIn, isDay, turned, weeksAround } from "./days.ts";

describe("the calendar of campaigns", () => {
  it("5.4 shows a month in whole weeks from Monday to Sunday, each day of it once", () => {
    const day = fc
      .date({ min: new Date("2000-01-01"), max: new Date("2099-12-31"), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, fc.constantFrom("month" as const, "week" as const), (some, span) => {
        const weeks = weeksAround(some, span);
        const days = weeks.flat();
        expect(days).toEqual([...new Set(days)].toSorted());
        expect(days).toContain(some);
        for (const week of weeks) {
          expect(week).toHaveLength(7);
          expect(new Date(week[0] ?? "").getUTCDay()).toBe(1);
        }
        if (span === "week") expect(weeks).toHaveLength(1);
        else expect(days).toContain(`${some.slice(0, 8)}01`);
        expect(turned(some, span, 1) > some).toBe(true);
        expect(weeksAround(turned(turned(some, span, 1), span, -1), span)).toEqual(weeks);
      }),
    );
  });

  it("takes no day of an address whose calendar would have no end", () => {
    const days = ["2026-12-16", "9999-12-01", "0000-01-01", "2026-13-01", "x"];
    expect(days.filter(isDay)).toEqual(["2026-12-16"]);
  });

  it("5.2 begins and ends at the business's midnight, and puts a campaign on the business's day", () => {
    const weeks = weeksAround("2026-12-16", "week");
    expect(bounds(weeks, "Asia/Jakarta")).toEqual({
      from: "2026-12-13T17:00:00.000Z",
      until: "2026-12-20T17:00:00.000Z",
    });
    expect(dayIn("Asia/Jakarta", "2026-12-13T17:30:00Z")).toBe("2026-12-14");
  });
});
