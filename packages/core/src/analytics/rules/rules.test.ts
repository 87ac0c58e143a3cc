import fc from "fast-check";
import { DAY, HOUR, MINUTE } from "@siar/kernel/clock";
import { describe, expect, test } from "vitest";
import { priceOfOne } from "../../rates/rules/index.ts";
import { wallTimeOf } from "../../settings/rules/index.ts";
import {
  actualCost,
  bucketAt,
  bucketsOf,
  byWeekdayAndHour,
  countRows,
  eventKinds,
  fineUntil,
  lastingFinding,
  plannedCost,
  QUARTER,
  rateOf,
  stepOf,
  timelineOf,
  waitFigures,
  type EventKind,
  type Outcome,
  type Reading,
} from "./index.ts";

const zones = [
  "Asia/Jakarta",
  "Asia/Kathmandu",
  "Europe/Berlin",
  "America/New_York",
  "Australia/Lord_Howe",
  "America/Havana",
  "UTC",
] as const;

/** The year holds every change of the clocks of these zones. */
const instant = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2026, 11, 31) });

describe("a rate", () => {
  test("7.1 P19 P20 is null, not zero, where there is no whole", () => {
    expect(rateOf(0, 0)).toEqual({ part: 0, whole: 0, value: null, low: null, high: null });
    expect(rateOf(0, 9).value).toBe(0);
  });

  test("7.1 has an interval around it, narrower the more people it speaks of", () => {
    fc.assert(
      fc.property(fc.nat(500), fc.integer({ min: 1, max: 500 }), (some, whole) => {
        const part = Math.min(some, whole);
        const { value, low, high } = rateOf(part, whole);
        const many = rateOf(part * 100, whole * 100);
        expect(value).toBe(part / whole);
        expect((low ?? 1) - 1e-9).toBeLessThanOrEqual(value ?? 0);
        expect((high ?? 0) + 1e-9).toBeGreaterThanOrEqual(value ?? 1);
        expect((many.high ?? 1) - (many.low ?? 0)).toBeLessThan((high ?? 0) - (low ?? 1));
      }),
    );
    const seven = rateOf(5, 7);
    expect([seven.low?.toFixed(3), seven.high?.toFixed(3)]).toEqual(["0.359", "0.918"]);
  });
});

describe("how long people take", () => {
  test("12.6 P22 is exact on average, and within a step else", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(3 * 86_400), { minLength: 1 }), (seconds) => {
        const spread = [...Map.groupBy(seconds, stepOf)].map(
          ([step, own]) => [step, own.length] as const,
        );
        const sum = seconds.reduce((total, one) => total + one, 0);
        const told = waitFigures({ people: seconds.length, seconds: sum, spread });
        const sorted = seconds.toSorted((one, other) => one - other);
        expect(told?.average).toBe(sum / seconds.length);
        expect(told?.median).toBe(stepOf(sorted[Math.ceil(seconds.length / 2) - 1] ?? -1));
        for (const one of seconds) expect(one - stepOf(one)).toBeLessThanOrEqual(one / 24);
      }),
    );
    expect(waitFigures({ people: 0, seconds: 0, spread: [] })).toBeNull();
  });
});

const minutesOf = (moments: readonly number[], startedAt: number): Map<number, number> => {
  const sums = new Map<number, number>();
  for (const at of moments) {
    const size = at < fineUntil(startedAt) ? MINUTE : QUARTER;
    const minute = (Math.floor(at / size) * size) / MINUTE;
    sums.set(minute, (sums.get(minute) ?? 0) + 1);
  }
  return sums;
};

const eventsOf = (moments: readonly (readonly [EventKind, number])[], startedAt: number) => {
  const own = (kind: EventKind) =>
    minutesOf(
      moments.filter(([each]) => each === kind).map(([, at]) => at),
      startedAt,
    );
  return {
    sent: own("sent"),
    delivered: own("delivered"),
    read: own("read"),
    replied: own("replied"),
    failed: own("failed"),
    engaged: own("engaged"),
  };
};

describe("a timeline", () => {
  const moments = fc.array(fc.tuple(fc.constantFrom(...eventKinds), fc.nat(5 * DAY)), {
    minLength: 1,
    maxLength: 30,
  });

  test("12.7 P23 has every event in one bucket or later, the bucket of its hour or day on the wall", () => {
    fc.assert(
      fc.property(
        instant,
        moments,
        fc.constantFrom(...zones),
        fc.constantFrom("minute", "hour", "day"),
        (startedAt, offsets, zone, size) => {
          const events = offsets.map(([kind, after]) => [kind, startedAt + after] as const);
          const { buckets, later } = timelineOf(
            { events: eventsOf(events, startedAt) },
            size,
            zone,
            startedAt,
          );
          for (const kind of eventKinds) {
            const all = events.filter(([each]) => each === kind).length;
            expect((buckets.at(-1)?.cumulative[kind] ?? 0) + later[kind]).toBe(all);
          }
          const starts = buckets.map(({ at }) => at);
          expect(starts).toEqual([...new Set(starts)].toSorted((one, other) => one - other));
          if (size === "minute") return;
          // Each event shows on the wall what its bucket shows, however the clocks were changed.
          const signs = size === "day" ? 10 : 13;
          for (const [kind, at] of events) {
            const own = buckets.find(
              (bucket, place) => bucket.at <= at && at < (starts[place + 1] ?? Infinity),
            );
            expect(own?.counts[kind]).toBeGreaterThan(0);
            expect(wallTimeOf(new Date(own?.at ?? 0), zone).slice(0, signs)).toBe(
              wallTimeOf(new Date(at), zone).slice(0, signs),
            );
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  test("12.7 a day on which the clocks change has as many hours as it has", () => {
    const hours = (from: string, until: string, zone: string) =>
      bucketsOf("hour", Date.parse(from), Date.parse(until) - 1, zone).starts.length;
    const berlin = "Europe/Berlin";
    expect(hours("2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z", berlin)).toBe(23);
    expect(hours("2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z", berlin)).toBe(25);
    expect(hours("2026-11-20T17:00:00Z", "2026-11-21T17:00:00Z", "Asia/Jakarta")).toBe(24);
  });

  test("12.7 quiet buckets are there, as zeros", () => {
    const startedAt = Date.UTC(2026, 10, 21);
    const events = eventsOf(
      [
        ["sent", startedAt],
        ["read", startedAt + 5 * HOUR],
      ],
      startedAt,
    );
    const { buckets } = timelineOf({ events }, "hour", "UTC", startedAt);
    expect(buckets.map(({ counts }) => counts.sent + counts.read)).toEqual([1, 0, 0, 0, 0, 1]);
    expect(buckets.map(({ cumulative }) => cumulative.sent)).toEqual([1, 1, 1, 1, 1, 1]);
  });

  test("12.7 no more than two weeks of hours, the rest is told as later", () => {
    const startedAt = Date.UTC(2026, 10, 1);
    const events = eventsOf(
      [
        ["sent", startedAt],
        ["read", startedAt + 40 * DAY],
      ],
      startedAt,
    );
    const { buckets, later } = timelineOf({ events }, "hour", "UTC", startedAt);
    expect([buckets.length, later.read]).toEqual([14 * 24, 1]);
    expect(timelineOf({ events }, undefined, "UTC", startedAt)).toMatchObject({ bucket: "day" });
  });

  test("12.7 nothing before the first bucket or after the end is taken for a part of it", () => {
    const buckets = { starts: [10, 20], end: 30 };
    expect([9, 10, 19, 20, 29, 30].map((at) => bucketAt(buckets, at))).toEqual([
      -1, 0, 0, 1, 1, -1,
    ]);
  });
});

test("7.1 reading by weekday and hour goes by the campaign's clocks", () => {
  const at = Date.UTC(2026, 10, 22, 18, 30);
  const week = byWeekdayAndHour(new Map([[at / MINUTE, 3]]), "Asia/Jakarta");
  // A Sunday evening in London is Monday, half past one, in Jakarta.
  expect(week[0]?.[1]).toBe(3);
  expect(week.flat().reduce((sum, count) => sum + count, 0)).toBe(3);
});

describe("cost", () => {
  const outcome = (over: Partial<Outcome>): Outcome => ({
    status: "delivered",
    reason: null,
    errorCode: null,
    category: "marketing",
    pricingType: "regular",
    country: "ID",
    accepted: true,
    replied: false,
    responded: false,
    engaged: false,
    rows: 1,
    ...over,
  });
  const prices = {
    currency: "USD",
    items: [
      { country: "ID", category: "marketing", amountMicros: 40_000 },
      { country: "ID", category: "utility", amountMicros: 10_000 },
    ] as const,
  };

  test("7.1 planned is everybody to whom it goes, actual what Meta delivered and charges", () => {
    const outcomes = [
      outcome({ rows: 10 }),
      outcome({ rows: 4, category: "utility" }),
      outcome({ rows: 3, pricingType: "free_customer_service" }),
      outcome({ rows: 5, status: "failed" }),
      outcome({ rows: 7, status: "skipped" }),
      outcome({ rows: 2, country: "SG" }),
    ];
    const facts = { prices, outcomes, template: "MARKETING", startedAt: Date.UTC(2026, 10, 1) };
    expect(plannedCost(facts).totals).toEqual([{ currency: "USD", amountMicros: 22 * 40_000 }]);
    expect(actualCost(facts)).toMatchObject({
      totals: [{ currency: "USD", amountMicros: 10 * 40_000 + 4 * 10_000 }],
      freePeople: 3,
      unknownPeople: 2,
    });
  });

  test("7.1 12.8 is the sum of what the report says of each message", () => {
    const some = fc.record({
      status: fc.constantFrom("delivered", "read"),
      category: fc.constantFrom("marketing", "utility", "service", null),
      pricingType: fc.constantFrom("regular", "free_customer_service", "free_entry_point", null),
      country: fc.constantFrom("ID", "SG", null),
    });
    fc.assert(
      fc.property(
        fc.array(some),
        fc.constantFrom("MARKETING", "UTILITY", null),
        fc.constantFrom(Date.UTC(2026, 8, 1), Date.UTC(2026, 10, 1)),
        (rows, template, startedAt) => {
          const outcomes = rows.map((row) => outcome(row));
          const costs = rows.map((row) => priceOfOne(prices, row, { template, startedAt }));
          const sum = costs.reduce((all, cost) => all + (cost?.amount ?? 0), 0);
          const { totals } = actualCost({ prices, outcomes, template, startedAt });
          expect((totals[0]?.amountMicros ?? 0) / 1_000_000).toBeCloseTo(sum, 9);
        },
      ),
    );
  });
});

test("7.1 a press without words is no button's", () => {
  const gesture = { contactId: 1, type: "button", at: 1 };
  const { moments } = countRows(
    [],
    [
      { ...gesture, text: "" },
      { ...gesture, text: "Ya" },
    ],
    0,
  );
  expect(moments.presses).toEqual([["Ya", 1]]);
});

describe("counters and their ledger", () => {
  const finding = async (readings: readonly Reading[]) => {
    const left = [...readings];
    return lastingFinding(() => Promise.resolve(left.shift() ?? moving));
  };
  const reading = (before: number, ledger: number, after: number): Reading => ({
    before: { read: before },
    ledger: { read: ledger },
    after: { read: after },
  });
  const moving = reading(1, 3, 2);

  test("P18 differ only where they do while nothing moves, time and again", async () => {
    const [differs, agrees] = [reading(2, 1, 2), reading(2, 2, 2)];
    expect(await finding([differs, differs, differs])).toEqual({ counter: "read" });
    expect(await finding([moving, differs, moving])).toEqual({ counter: "read" });
    expect(await finding([differs, agrees])).toEqual({ counter: null });
    expect(await finding([moving, moving, moving])).toBeNull();
  });
});
