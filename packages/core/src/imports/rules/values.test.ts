import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Field } from "../../fields/schema.ts";
import {
  guessFormats,
  readDay,
  readInstant,
  readNumber,
  readRating,
  readStatus,
  readUserId,
  readValue,
  type Formats,
} from "./values.ts";

const comma: Formats = { dateOrder: "day-first", decimalSign: "comma" };
const point: Formats = { dateOrder: "month-first", decimalSign: "point" };
const startOfDay = (day: string) => Date.parse(`${day}T00:00:00+07:00`);

describe("what a contact is like", () => {
  test.each([
    ["Incoming", "incoming"],
    ["in_progress", "in_progress"],
    [" IN  Progress ", "in_progress"],
    ["Ditangani", "in_progress"],
    ["menunggu", "waiting"],
    ["Selesai", "resolved"],
    ["Ditutup", "closed"],
    ["lunas", null],
    ["", null],
  ])("the status %j is read in both languages", (text, status) => {
    expect(readStatus(text)).toBe(status);
  });

  test.each([
    ["1", 1],
    [" 5 ", 5],
    ["4.0", 4],
    ["4,00", 4],
    ["4.5", null],
    ["0", null],
    ["6", null],
    ["-1", null],
    ["★★★", null],
  ])("the rating %j is one from 1 to 5", (text, rating) => {
    expect(readRating(text)).toBe(rating);
  });

  test.each([
    ["ID.13491", "ID.13491"],
    [" US.ENT.a1 ", "US.ENT.a1"],
    ["1042", null],
    ["id.13491", null],
  ])("the user id %j is as Meta writes it", (text, id) => {
    expect(readUserId(text)).toBe(id);
  });
});

describe("a number", () => {
  test.each([
    ["1.234,5", comma, 1234.5],
    ["Rp 1.250.000", comma, 1_250_000],
    ["150.000", comma, 150_000],
    ["-3,25", comma, -3.25],
    ["1,234.5", point, 1234.5],
    ["150,000", point, 150_000],
    ["42", point, 42],
  ])("%s is read as the plan says", (text, formats, value) => {
    expect(readNumber(text, formats)).toBe(value);
  });

  test.each([
    ["1,234.5", comma],
    ["1.23", comma],
    ["1,23", point],
    ["1e5", point],
    ["0x10", point],
    ["--1", comma],
    ["Infinity", point],
  ])("%s is none", (text, formats) => {
    expect(readNumber(text, formats)).toBeNull();
  });

  test("comes back as it was written in either way", () => {
    const finite = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 });
    fc.assert(
      fc.property(finite, fc.integer({ min: 0, max: 99 }), (units, cents) => {
        const value = Number(`${units}.${String(cents).padStart(2, "0")}`);
        const written = (tag: string) => value.toLocaleString(tag, { maximumFractionDigits: 2 });
        expect(readNumber(written("id-ID"), comma)).toBe(value);
        expect(readNumber(written("en-US"), point)).toBe(value);
      }),
    );
  });
});

describe("a day", () => {
  test.each([
    ["2026-12-31", comma, "2026-12-31"],
    ["2026/1/5", comma, "2026-01-05"],
    ["31/12/2026", comma, "2026-12-31"],
    ["5.1.2026", comma, "2026-01-05"],
    ["3-4-2026", comma, "2026-04-03"],
    ["3/4/2026", point, "2026-03-04"],
  ])("%s", (text, formats, day) => {
    expect(readDay(text, formats)).toBe(day);
  });

  test.each(["31/02/2026", "13/13/2026", "1/2/26", "kemarin", "46387"])("%s is none", (text) => {
    expect(readDay(text, comma)).toBeNull();
  });
});

test("when somebody agreed is an instant, or a time where the business is", () => {
  const at = (text: string) => {
    const found = readInstant(text, comma, startOfDay);
    return found === null ? null : new Date(found).toISOString();
  };
  expect(at("2026-01-05T07:30:00.000Z")).toBe("2026-01-05T07:30:00.000Z");
  expect(at("05/01/2026")).toBe("2026-01-04T17:00:00.000Z");
  expect(at("05/01/2026 14.30")).toBe("2026-01-05T07:30:00.000Z");
  expect(at("2026-01-05 14:30:15")).toBe("2026-01-05T07:30:00.000Z");
  expect(at("05/01/2026 25:00")).toBeNull();
  expect(at("besok")).toBeNull();
});

describe("a cell becomes what its field is", () => {
  const field = (type: Field["type"]): Field => ({
    id: 1,
    key: "x",
    label: "X",
    type,
    options: ["Gold", "gold card"],
    createdAt: "2026-01-01T00:00:00Z",
  });
  test.each([
    ["boolean", "Ya", true],
    ["boolean", "FALSE", false],
    ["choice", " GOLD ", "Gold"],
    ["text", "  as it stands ", "  as it stands "],
    ["date", "31/12/2026", "2026-12-31"],
  ] as const)("%s %j", (type, cell, value) => {
    expect(readValue(field(type), cell, comma)).toEqual({ ok: true, value });
  });

  test.each([
    ["boolean", "mungkin", "boolean"],
    ["choice", "Silver", "choice"],
    ["number", "banyak", "number"],
    ["text", "x".repeat(2_001), "text"],
  ] as const)("or fails: %s", (type, cell, reason) => {
    expect(readValue(field(type), cell, comma)).toMatchObject({ ok: false, error: { reason } });
  });
});

test("the samples give the formats away, else the usual ones are taken", () => {
  expect(guessFormats(["12/25/2026", "1,5", "2,75"], "point")).toEqual({
    dateOrder: "month-first",
    decimalSign: "comma",
  });
  expect(guessFormats(["1/2/2026", "x"], "comma")).toEqual(comma);
});
