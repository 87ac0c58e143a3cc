import { DAY, iso } from "@siar/kernel/clock";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Standing } from "../../sending/rules/index.ts";
import { decideEstimate, startOf, type EstimateFacts } from "./estimate.ts";

/** Noon in Jakarta. */
const NOON = Date.UTC(2026, 10, 20, 5);
const HOUR = 3_600_000;

const facts = (over: Partial<EstimateFacts> = {}): EstimateFacts => ({
  standings: to(100),
  unsayable: [],
  startsAt: NOON,
  rateLimit: 20,
  throughput: 80,
  sizeWarning: 1_000,
  quietHours: { from: "21:00", until: "08:00" },
  hours: null,
  timezone: "Asia/Jakarta",
  template: { category: "MARKETING", quality: "GREEN" },
  content: content("Halo"),
  prices: { currency: null, items: [] },
  messagingLimit: "TIER_UNLIMITED",
  reached: 0,
  lately: [],
  ...over,
});

function content(text: string) {
  const [messageType, templateId] = ["template", 1];
  return {
    messageType,
    messageContent: "",
    mediaId: null,
    templateId,
    templateVariables: { kota: text, nama: "x" },
    templateCategory: null,
  };
}

const standing = (people: number, over: Partial<Standing> = {}): Standing => ({
  reason: null,
  people,
  country: "ID",
  open: false,
  timezone: null,
  ...over,
});
const to = (people: number) => [standing(people)];
const codes = (over: Partial<EstimateFacts>) =>
  decideEstimate(facts(over)).warnings.map(({ code }) => code);

describe("an estimate", () => {
  test("3.4 adds up: who gets it and who is left out are the audience", () => {
    const some = fc.record({
      reason: fc.constantFrom(null, "opted_out", "cooldown", "invalid_variables"),
      people: fc.nat(10_000),
      country: fc.constantFrom("ID", "SG", null),
      open: fc.boolean(),
      timezone: fc.constantFrom(null, "Asia/Jakarta"),
    });
    fc.assert(
      fc.property(fc.array(some), (standings) => {
        const { recipients, willReceive, skipped } = decideEstimate(facts({ standings }));
        const left = skipped.reduce((sum, { people }) => sum + people, 0);
        expect(willReceive + left).toBe(recipients);
        expect(new Set(skipped.map(({ reason }) => reason)).size).toBe(skipped.length);
      }),
    );
  });

  test.each([
    [20, 80, 20, 50],
    [64, 80, 64, 16],
    [100, 80, 64, 16],
    [999, 1_000, 800, 2],
  ])(
    "9.1 9.5 at %i a second over a number that carries %i goes at %i and takes %i seconds",
    (rateLimit, throughput, ratePerSecond, seconds) => {
      const told = decideEstimate(facts({ rateLimit, throughput, standings: to(1_000) }));
      expect(told).toMatchObject({ ratePerSecond, seconds, startsAt: "2026-11-20T05:00:00.000Z" });
      expect(Date.parse(told.finishesAt)).toBe(NOON + seconds * 1_000);
    },
  );

  test("ends on the last of the days that the daily limit makes of it", () => {
    const told = decideEstimate(
      facts({ messagingLimit: "TIER_250", reached: 200, standings: to(600) }),
    );
    expect(told.finishesAt).toBe(iso(NOON + 3 * DAY));
  });

  test("5.3 ends in the morning where the night is kept free, and then warns of no quiet hours", () => {
    const evening = NOON + 8.5 * HOUR;
    const late = { startsAt: evening, standings: to(72_000) };
    const quiet = { from: "21:00", until: "08:00" };
    const hours = { wall: null, quiet, timezone: "Asia/Jakarta" };
    // Half an hour of twenty a second, then the other half after eleven hours.
    expect(decideEstimate(facts({ ...late, hours })).finishesAt).toBe(iso(evening + 12 * HOUR));
    const night = { startsAt: NOON + 10 * HOUR };
    expect(codes(night)).toEqual(["quiet-hours"]);
    expect(codes({ ...night, hours })).toEqual([]);
  });

  test("counts only those who get it into the time that it takes", () => {
    const standings = [...to(20), standing(900, { reason: "opted_out" })];
    expect(decideEstimate(facts({ standings }))).toMatchObject({ recipients: 920, seconds: 1 });
  });
});

describe("the warnings", () => {
  test("are none where nothing is out of the ordinary", () => expect(codes({})).toEqual([]));

  test("9.2 P29 of the size come from the threshold on, and not below", () => {
    fc.assert(
      fc.property(fc.nat(5_000), fc.integer({ min: 1, max: 5_000 }), (people, sizeWarning) => {
        const told = decideEstimate(facts({ standings: to(people), sizeWarning }));
        const warning = { code: "many-recipients", recipients: people, threshold: sizeWarning };
        expect(told.warnings).toEqual(people >= sizeWarning ? [warning] : []);
      }),
    );
  });

  test.each([
    [999, []],
    [1_000, ["many-recipients"]],
    [1_001, ["many-recipients"]],
  ])("9.2 P29 of a threshold of 1,000 to %i people: %j", (people, expected) => {
    expect(codes({ standings: to(people), sizeWarning: 1_000 })).toEqual(expected);
  });

  test("name American numbers that would be written to, for marketing alone", () => {
    const american = { country: "US" };
    const standings = [
      ...to(2),
      standing(3, american),
      standing(1, { ...american, reason: "opted_out" }),
      standing(4, { country: "CA" }),
    ];
    const { warnings } = decideEstimate(facts({ standings }));
    expect(warnings).toEqual([{ code: "us-marketing", people: 3 }]);
    expect(codes({ standings, template: { category: "UTILITY", quality: null } })).toEqual([]);
    expect(codes({ standings, template: null })).toEqual([]);
  });

  test.each([
    ["GREEN", []],
    ["YELLOW", []],
    ["UNKNOWN", []],
    ["RED", ["template-quality-low"]],
  ])("tell of a template of quality %s: %j", (quality, expected) => {
    expect(codes({ template: { category: "UTILITY", quality } })).toEqual(expected);
  });

  test.each([
    ["20:59", 9 * HOUR - 60_000, []],
    ["21:00", 9 * HOUR, ["quiet-hours"]],
    ["midnight", 12 * HOUR, ["quiet-hours"]],
    ["7:59", 20 * HOUR - 60_000, ["quiet-hours"]],
    ["8:00", 20 * HOUR, []],
  ])("tell of a start at %s of the business's clock", (_, later, expected) => {
    expect(codes({ startsAt: NOON + later })).toEqual(expected);
    expect(codes({ startsAt: NOON + later, quietHours: null })).toEqual([]);
  });

  test("tell of quiet hours by day as well", () => {
    const quietHours = { from: "12:00", until: "13:00" };
    expect(codes({ quietHours })).toEqual(["quiet-hours"]);
    expect(codes({ quietHours, startsAt: NOON + HOUR })).toEqual([]);
  });

  test("tell that Meta has put the template into another category since it was chosen", () => {
    const now = (category: string) => ({ template: { category, quality: null } });
    const planned = { ...content("Halo"), templateCategory: "UTILITY" };
    const changed = { code: "template-category-changed", from: "UTILITY", to: "MARKETING" };
    const told = decideEstimate(facts({ ...now("MARKETING"), content: planned }));
    expect(told.warnings).toEqual([changed]);
    expect(codes({ ...now("UTILITY"), content: planned })).toEqual([]);
    expect(codes({ ...now("MARKETING"), content: content("Halo") })).toEqual([]);
    expect(codes({ template: null, content: planned })).toEqual([]);
  });

  test("tell that Meta's limit makes it take more than a day, and not where it fits", () => {
    const limited = { messagingLimit: "TIER_250", reached: 200 };
    const { warnings } = decideEstimate(facts({ ...limited, standings: to(51) }));
    const over = { code: "over-daily-limit", people: 51, left: 50, perDay: 250, days: 2 };
    expect(warnings).toEqual([over]);
    expect(codes({ ...limited, standings: to(50) })).toEqual([]);
    expect(codes({ messagingLimit: null, standings: to(900) })).toEqual([]);
  });

  test("tell of the latest launch of the same, in whatever order its variables stand", () => {
    const launch = (id: number, text: string) => ({
      ...content(text),
      templateVariables: { nama: "x", kota: text },
      id,
      name: `Promo ${id}`,
      startedAt: NOON - id * HOUR,
    });
    const lately = [launch(1, "Hai"), launch(2, "Halo"), launch(3, "Halo")];
    expect(decideEstimate(facts({ lately })).warnings).toEqual([
      {
        code: "same-content-recently",
        campaignId: 2,
        name: "Promo 2",
        launchedAt: "2026-11-20T03:00:00.000Z",
      },
    ]);
  });
});

describe("the start", () => {
  test("is what was asked, else the schedule, else now, and never past", () => {
    const later = new Date(NOON + HOUR).toISOString();
    expect(startOf(undefined, null, NOON)).toBe(NOON);
    expect(startOf(undefined, NOON + HOUR, NOON)).toBe(NOON + HOUR);
    expect(startOf(undefined, NOON - HOUR, NOON)).toBe(NOON);
    expect(startOf(later, null, NOON)).toBe(NOON + HOUR);
    expect(startOf(later, null, NOON + 2 * HOUR)).toBe(NOON + 2 * HOUR);
    expect(startOf("now", NOON + HOUR, NOON)).toBe(NOON);
  });
});
