import fc from "fast-check";
import { HOUR, MINUTE, SECOND } from "@siar/kernel/clock";
import { describe, expect, test } from "vitest";
import { waitUntil, type Hours } from "../../sending/rules/index.ts";
import { finishOf, type Sending } from "./finish.ts";

/** Noon in Jakarta. */
const NOON = Date.UTC(2026, 10, 20, 5);
const quiet = { from: "21:00", until: "08:00" };
const hours = (over: Partial<Hours> = {}): Hours => ({
  wall: null,
  quiet,
  timezone: "Asia/Jakarta",
  ...over,
});
const sending = (over: Partial<Sending> = {}): Sending => ({
  startsAt: NOON,
  ratePerSecond: 1,
  hours: hours(),
  crowds: [{ timezone: null, people: 3_600 }],
  ...over,
});

describe("5.3 the last message", () => {
  test("is sent when the rate has gone through all, where no hours matter", () => {
    expect(finishOf(sending({ hours: null, ratePerSecond: 20 }))).toBe(NOON + 180 * SECOND);
    expect(finishOf(sending())).toBe(NOON + HOUR);
    expect(finishOf(sending({ crowds: [] }))).toBe(NOON);
  });

  test("waits for the end of the night when the evening does not suffice", () => {
    const crowds = [{ timezone: "Asia/Jakarta", people: 10 * 3_600 }];
    // Nine hours until 21:00, then from 08:00 the tenth.
    expect(finishOf(sending({ crowds }))).toBe(NOON + 9 * HOUR + 11 * HOUR + HOUR);
  });

  test("5.3 waits for whoever gets to the hour last", () => {
    const crowds = [
      { timezone: "Asia/Jayapura", people: 60 },
      { timezone: "Asia/Jakarta", people: 60 },
      { timezone: "Nowhere/Atall", people: 60 },
      { timezone: "Europe/London", people: 60 },
    ];
    const nine = hours({ wall: "2026-11-21T09:00:00", quiet: null });
    const startsAt = Date.UTC(2026, 10, 21, 0);
    expect(finishOf(sending({ crowds, hours: nine, startsAt }))).toBe(
      Date.UTC(2026, 10, 21, 9) + MINUTE,
    );
  });

  test("P11 comes out as it does when the clock is played through", () => {
    const zones = ["Asia/Jakarta", "Asia/Kathmandu", "America/Santiago", "Pacific/Apia", null];
    const crowd = fc.record({ timezone: fc.constantFrom(...zones), people: fc.nat(3_000) });
    const clock = fc
      .integer({ min: 0, max: 95 })
      .map((at) => new Date(at * 15 * MINUTE).toISOString().slice(11, 16));
    fc.assert(
      fc.property(
        fc.array(crowd, { minLength: 1, maxLength: 4 }),
        fc.record({ from: clock, until: clock }),
        fc.constantFrom(null, "2026-11-20T19:30:00"),
        fc.integer({ min: 1, max: 4 }),
        (crowds, { from, until }, wall, ratePerSecond) => {
          const asked = { crowds, ratePerSecond };
          const rule = hours({ wall, quiet: from === until ? null : { from, until } });
          const told = finishOf(sending({ ...asked, hours: rule }));
          const played = playThrough(sending({ ...asked, hours: rule }), rule);
          expect(Math.abs(told - played)).toBeLessThanOrEqual(2 * STEP);
        },
      ),
      { numRuns: 100 },
    );
  });
});

/** Clocks and hours change on the quarter. */
const STEP = 5 * MINUTE;

function playThrough({ startsAt, ratePerSecond, crowds }: Sending, rule: Hours): number {
  const left = crowds.map(({ timezone, people }) => ({ timezone, people }));
  let at = startsAt;
  while (left.some(({ people }) => people > 0.5)) {
    const open = left.filter(
      ({ timezone, people }) => people > 0 && waitUntil(rule, timezone, at) === null,
    );
    const total = open.reduce((sum, { people }) => sum + people, 0);
    const sent = Math.min(total, (ratePerSecond * STEP) / SECOND);
    for (const each of open) each.people -= (sent * each.people) / total;
    at += STEP;
  }
  return at;
}
