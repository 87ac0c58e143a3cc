import { describe, expect, it } from "vitest";
import { SettingsInput } from "@siar/core/settings/schema";
import type { Entity } from "../../lib/api.ts";
import { bodyOf, limits, numberSettings, valuesOf, withinLimits } from "./settings-values.ts";

const settings: Entity<"Settings"> = {
  version: 4,
  businessName: "Kopi Senja",
  defaultCountry: "ID",
  timezone: "Asia/Jakarta",
  locale: "id",
  quietHours: { from: "21:00", until: "08:00" },
  cooldownHours: 24,
  rateLimit: 20,
  sizeWarning: 1_000,
  replyHours: 72,
  conversationHours: 24,
  defaultNumberId: 2,
  optOutKeywords: ["STOP"],
  optInKeywords: ["MULAI"],
  optOutReply: null,
  updatedAt: "2026-01-01T00:00:00.000Z",
};

describe("settings in a form", () => {
  it("are sent as they came when nothing was touched", () => {
    const { updatedAt: _at, ...sent } = settings;
    expect(bodyOf(valuesOf(settings), 4)).toEqual(sent);
  });

  it("forget quiet hours that are off, and a number that is not chosen", () => {
    const values = valuesOf({ ...settings, quietHours: null, defaultNumberId: null });
    expect(values.quietHours.on).toBe(false);
    expect(bodyOf(values, 4)).toMatchObject({ quietHours: null, defaultNumberId: null });
  });

  it.each(numberSettings)("%s takes exactly what the API takes", (setting) => {
    const { least, most } = limits[setting];
    for (const number of [least - 1, least, most, most + 1]) {
      const body = { ...bodyOf(valuesOf(settings), 4), [setting]: number };
      expect(withinLimits(setting, String(number))).toBe(SettingsInput.safeParse(body).success);
    }
  });

  it.each(["", " ", "2.5", "1e2", "many"])("%j is no limit", (text) => {
    expect(withinLimits("rateLimit", text)).toBe(false);
  });
});
