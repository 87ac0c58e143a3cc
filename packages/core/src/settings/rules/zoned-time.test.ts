import { describe, expect, it } from "vitest";
import { exactWallTime, instantOf, wallTimeOf } from "./zoned-time.ts";

describe("times on the wall of a place", () => {
  it.each([
    ["2026-12-01T09:00", "Asia/Jakarta", "2026-12-01T02:00:00.000Z"],
    ["2026-12-01T00:30", "Asia/Jayapura", "2026-11-30T15:30:00.000Z"],
    ["2026-07-01T12:00", "Europe/Berlin", "2026-07-01T10:00:00.000Z"],
    ["2026-01-01T12:00", "Europe/Berlin", "2026-01-01T11:00:00.000Z"],
    ["2026-01-01T12:00", "America/St_Johns", "2026-01-01T15:30:00.000Z"],
  ])("%s in %s is %s, and back", (wall, zone, instant) => {
    expect(instantOf(wall, zone)?.toISOString()).toBe(instant);
    expect(wallTimeOf(new Date(instant), zone)).toBe(wall);
  });

  it("takes a time that daylight saving skips for the one an hour later", () => {
    const skipped = instantOf("2026-03-29T02:30", "Europe/Berlin");
    expect(skipped?.toISOString()).toBe("2026-03-29T01:30:00.000Z");
  });

  it("takes a time that comes twice for the first", () => {
    const twice = instantOf("2026-10-25T02:30", "Europe/Berlin");
    expect(twice?.toISOString()).toBe("2026-10-25T00:30:00.000Z");
  });

  it("knows that an empty field is no time", () => {
    expect(instantOf("", "Asia/Jakarta")).toBeUndefined();
  });

  it("leads back to its instant when it is told to the second", () => {
    const instant = new Date("2026-12-01T02:00:37Z");
    expect(exactWallTime(instant, "Asia/Jakarta")).toBe("2026-12-01T09:00:37");
    expect(instantOf(exactWallTime(instant, "Asia/Jakarta"), "Asia/Jakarta")).toEqual(instant);
  });
});
