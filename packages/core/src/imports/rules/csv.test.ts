import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { writeCsvRow } from "../../exports/rules/index.ts";
import { delimiters, MAX_RECORD, type Delimiter } from "../schema.ts";
import { csvReader, isBlank, type CsvRecord } from "./csv.ts";

const read = (text: string, delimiter: Delimiter = ","): CsvRecord[] => {
  const reader = csvReader(delimiter);
  return [...reader.push(text), ...reader.end()];
};
const cells = (text: string, delimiter?: Delimiter) =>
  read(text, delimiter).map((record) => record.cells);

describe("a table as text", () => {
  test.each([
    [
      "a,b\r\nc,d",
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    [
      "a,b\rc,d\r",
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    [
      '"a,1","b\n2"\nc,"d ""quoted"" e"',
      [
        ["a,1", "b\n2"],
        ["c", 'd "quoted" e'],
      ],
    ],
    ['5" pipe,x', [['5" pipe', "x"]]],
    ['"a"b,c', [["ab", "c"]]],
    ['"",', [["", ""]]],
    ["a,,", [["a", "", ""]]],
    ["\n\na", [[], [], ["a"]]],
    ["", []],
  ])("%j", (text, expected) => {
    expect(cells(text)).toEqual(expected);
  });

  test("a quotation that is never closed costs only the line that opens it", () => {
    const records = read('1,a\n2,"b\n3,c\n4,d');
    expect(records.map(({ fault }) => fault)).toEqual([null, "quotation", null, null]);
    expect(records[2]?.cells).toEqual(["3", "c"]);
  });

  test("nor does one that goes on for longer than a row may be", () => {
    const records = read(`1,"a\n${"2,b\n".repeat(MAX_RECORD / 3)}`);
    expect(records[0]).toMatchObject({ fault: "quotation", lines: 1 });
    expect(records[1]?.cells).toEqual(["2", "b"]);
  });

  test("a line that is too long is one row at fault", () => {
    const records = read(`a,b\n${"x".repeat(MAX_RECORD + 5)}\nc,d`);
    expect(records.map(({ fault }) => fault)).toEqual([null, "row-too-long", null]);
  });
});

const wild = fc.string({
  unit: fc.constantFrom('"', ",", ";", "\t", "|", "\r", "\n", "a", "é", "😀", " "),
});
const anyDelimiter = fc.constantFrom(...delimiters);

describe("any text whatever", () => {
  test("gives the same records however it is cut into pieces", () => {
    fc.assert(
      fc.property(wild, anyDelimiter, fc.array(fc.nat({ max: 60 })), (text, delimiter, cuts) => {
        const reader = csvReader(delimiter);
        const places = [0, ...cuts.filter((at) => at < text.length), text.length];
        places.sort((one, other) => one - other);
        const pieces = places.slice(1).map((end, nth) => text.slice(places[nth], end));
        const records = [...pieces.flatMap((piece) => reader.push(piece)), ...reader.end()];
        expect(records).toEqual(read(text, delimiter));
      }),
      { numRuns: 500 },
    );
  });

  test("is accounted for to the last character, and to the last line", () => {
    fc.assert(
      fc.property(wild, anyDelimiter, (text, delimiter) => {
        const records = read(text, delimiter);
        expect(records.reduce((sum, { length }) => sum + length, 0)).toBe(text.length);
        const lines = text.match(/\r\n|\r|\n/g)?.length ?? 0;
        const open = text === "" || /[\r\n]$/.test(text) ? 0 : 1;
        expect(records.reduce((sum, record) => sum + record.lines, 0)).toBe(lines + open);
      }),
      { numRuns: 500 },
    );
  });

  test("comes back from a table that was written from it", () => {
    const row = fc.array(wild, { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        const written = rows.map((one) => writeCsvRow(one)).join("");
        const back = read(written).map((record) =>
          record.cells.length === 0 ? [""] : record.cells,
        );
        expect(back).toEqual(rows);
      }),
      { numRuns: 300 },
    );
  });
});

test("a line without anything in it is blank", () => {
  expect(read("\n , \na").map(isBlank)).toEqual([true, true, false]);
});
