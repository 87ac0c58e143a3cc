import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isQuiet } from "../../settings/rules/index.ts";
import { firstOf, waitUntil, type Hours } from "./hours.ts";

const at = (text: string): number => Date.parse(text);
const night = { from: "21:00", until: "08:00" };
const jakarta: Hours = { wall: null, quiet: null, timezone: "Asia/Jakarta" };

describe("5.2 the hours in which a campaign may reach people", () => {
  it("at nine where they are: each by their own clock, unknown ones by the business's", () => {
    const nine = { ...jakarta, wall: "2026-12-01T09:00" };
    const now = at("2026-12-01T01:30:00Z");
    expect(waitUntil(nine, "Asia/Jakarta", now)).toBe(at("2026-12-01T02:00:00Z"));
    expect(waitUntil(nine, "Asia/Makassar", now)).toBeNull();
    expect(waitUntil(nine, "Europe/Berlin", now)).toBe(at("2026-12-01T08:00:00Z"));
    expect(waitUntil(nine, null, now)).toBe(at("2026-12-01T02:00:00Z"));
    expect(waitUntil(nine, "Mars/Olympus", now)).toBe(at("2026-12-01T02:00:00Z"));
  });

  it("a time that daylight saving skips is the one as much later", () => {
    const gap = { ...jakarta, wall: "2027-03-28T02:30" };
    expect(waitUntil(gap, "Europe/Berlin", 0)).toBe(at("2027-03-28T01:30:00Z"));
  });

  it("whoever sleeps waits until the morning, on either side of midnight", () => {
    const quiet = { ...jakarta, quiet: night };
    expect(waitUntil(quiet, null, at("2026-12-01T13:59:00Z"))).toBeNull();
    expect(waitUntil(quiet, null, at("2026-12-01T14:00:00Z"))).toBe(at("2026-12-02T01:00:00Z"));
    expect(waitUntil(quiet, null, at("2026-12-01T18:00:00Z"))).toBe(at("2026-12-02T01:00:00Z"));
    expect(waitUntil(quiet, null, at("2026-12-02T01:00:00Z"))).toBeNull();
  });

  it("a campaign at six in the morning waits for eight where that is quiet", () => {
    const early = { wall: "2026-12-01T06:00", quiet: night, timezone: "Asia/Jakarta" };
    expect(waitUntil(early, null, 0)).toBe(at("2026-12-01T01:00:00Z"));
  });

  it("nobody is ever told to wait into the past or into a quiet hour", () => {
    const zones = ["Asia/Jakarta", "Europe/Berlin", "America/New_York", "Pacific/Apia", null];
    const clock = fc
      .tuple(fc.nat(23), fc.nat(59))
      .map(([h, m]) => `${String(h).padStart(2, "0")}:${String(m).padStart(2, "0")}`);
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        clock,
        clock,
        fc.integer({ min: at("2026-01-01"), max: at("2028-01-01") }),
        (zone, from, until, now) => {
          fc.pre(from !== until);
          const quiet = { from, until };
          const wait = waitUntil({ ...jakarta, quiet }, zone, now);
          if (wait !== null) expect(wait).toBeGreaterThan(now);
          expect(isQuiet(quiet, wait ?? now, zone ?? "Asia/Jakarta")).toBe(false);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("a campaign begins when the first of the zones gets there, at the latest in its own", () => {
    const own = at("2026-12-01T02:00:00Z");
    expect(firstOf("2026-12-01T09:00", ["Asia/Jayapura", "Europe/Berlin"], own)).toBe(
      at("2026-12-01T00:00:00Z"),
    );
    expect(firstOf("2026-12-01T09:00", ["Europe/Berlin"], own)).toBe(own);
  });
});
