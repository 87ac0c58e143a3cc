import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { SettingsInput } from "../schema.ts";
import { defaultSettings, knownCountry, knownZone, quietHours, quietMinutes } from "./index.ts";

describe("places", () => {
  test.each(["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura", "Europe/Berlin", "UTC"])(
    "5.2 %s is a time zone",
    (zone) => expect(knownZone(zone)).toBe(true),
  );
  test.each(["", "Mars/Olympus", "+07:00", "Asia", "Jakarta; DROP TABLE"])(
    "5.2 “%s” is none",
    (zone) => expect(knownZone(zone)).toBe(false),
  );
  test("countries are those of ISO 3166", () => {
    expect(["ID", "MY", "SG", "US", "ZW"].every(knownCountry)).toBe(true);
    expect(["XX", "id", "IDN", "", "UK"].some(knownCountry)).toBe(false);
  });
});

describe("quiet hours", () => {
  const time = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map((parts) => parts.map((part) => String(part).padStart(2, "0")).join(":"));

  test("times of day survive being stored as minutes", () => {
    fc.assert(
      fc.property(time, time, (from, until) => {
        const stored = quietMinutes({ from, until });
        const shown = quietHours(stored.from, stored.until);
        expect(shown).toEqual(from === until ? null : { from, until });
      }),
    );
  });

  test("no quiet hours stay none", () => {
    const { from, until } = quietMinutes(null);
    expect(quietHours(from, until)).toBeNull();
  });
});

describe("the defaults", () => {
  test("9.1 twenty messages a second; 9.2 a warning from 1,000; 9.3 a day between two campaigns", () => {
    expect(defaultSettings).toMatchObject({ rateLimit: 20, sizeWarning: 1_000, cooldownHours: 24 });
  });
  test("8.1 STOP and BERHENTI opt out, START and MULAI opt in, and no word does both", () => {
    expect(defaultSettings.optOutKeywords).toEqual(expect.arrayContaining(["STOP", "BERHENTI"]));
    expect(defaultSettings.optInKeywords).toEqual(expect.arrayContaining(["START", "MULAI"]));
    const both = defaultSettings.optInKeywords.filter((word) =>
      defaultSettings.optOutKeywords.includes(word),
    );
    expect(both).toEqual([]);
  });
  test("they are what the settings page would accept", () => {
    const { quietFrom, quietUntil, ...rest } = defaultSettings;
    const place = { defaultCountry: "id", timezone: "Asia/Jakarta", locale: "id" };
    const input = { version: 1, businessName: "Toko", ...place, ...rest };
    const parsed = SettingsInput.safeParse({
      ...input,
      quietHours: quietHours(quietFrom, quietUntil),
    });
    expect(parsed.success).toBe(true);
    expect(parsed.data?.defaultCountry).toBe("ID");
    expect(parsed.data?.quietHours).toEqual({ from: "21:00", until: "08:00" });
  });
});
