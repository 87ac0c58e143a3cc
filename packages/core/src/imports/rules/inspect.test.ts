import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MAX_RECORD } from "../schema.ts";
import { inspector } from "./inspect.ts";

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const verdict = (...pieces: Uint8Array[]) => {
  const look = inspector();
  for (const piece of pieces) look.push(piece);
  const end = look.end();
  return end.ok ? end.value : `${end.error.code} ${Object.values(end.error.params).join()}`.trim();
};
const wide = (text: string, little: boolean): Uint8Array =>
  Uint8Array.from(
    [0xfeff, ...Array.from({ length: text.length }, (_, at) => text.charCodeAt(at))].flatMap(
      (unit) => (little ? [unit % 256, unit >> 8] : [unit >> 8, unit % 256]),
    ),
  );

describe("a file says what it is written in", () => {
  test.each([
    ["ASCII", bytesOf("name,phone\nA,1"), "utf-8"],
    ["UTF-8", bytesOf("nama\nÉka 😀"), "utf-8"],
    ["a mark in front", bytesOf("\uFEFFnama\nÉka"), "utf-8"],
    ["Excel's Unicode text", wide("nama\té\n1", true), "utf-16le"],
    ["the other way round", wide("nama\té\n1", false), "utf-16be"],
    ["Windows", Uint8Array.from([...bytesOf("nama\nCaf"), 0xe9, 10]), "windows-1252"],
  ])("%s", (_, bytes, encoding) => {
    expect(verdict(bytes)).toBe(encoding);
  });

  test("however it arrives", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", minLength: 1 }), fc.nat(), (text, cut) => {
        const bytes = bytesOf(text.replaceAll("\0", ""));
        fc.pre(bytes.length > 4 && bytes[0] !== 0x50);
        const at = 4 + (cut % (bytes.length - 4));
        expect(verdict(bytes.subarray(0, at), bytes.subarray(at))).toBe("utf-8");
      }),
    );
  });

  test("exactly as the platform judges UTF-8", () => {
    const likely = fc.oneof(
      fc.integer({ min: 1, max: 0x7f }),
      fc.integer({ min: 0x80, max: 0xff }),
    );
    fc.assert(
      fc.property(fc.array(likely, { minLength: 1, maxLength: 12 }), (list) => {
        const bytes = Uint8Array.from([...bytesOf("abcd"), ...list]);
        let valid = true;
        try {
          new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
        } catch {
          valid = false;
        }
        expect(verdict(bytes) === "utf-8").toBe(valid);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("what is no table of text is refused, with the line", () => {
  test.each([
    ["nothing", bytesOf(""), "import-empty"],
    [
      "a workbook under another name",
      Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0, 9]),
      "import-spreadsheet",
    ],
    ["an old workbook", Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0]), "import-spreadsheet"],
    ["NUL bytes", bytesOf("a,b\nc,\0"), "import-not-text 2"],
    [
      "a mark and then no UTF-8",
      Uint8Array.from([0xef, 0xbb, 0xbf, 10, 0xff]),
      "import-encoding 2",
    ],
    [
      "UTF-8 that is damaged",
      Uint8Array.from([...bytesOf("é\né\n"), 0xe9, 10]),
      "import-encoding 3",
    ],
    ["bytes that mean nothing", Uint8Array.from([10, 0x81, 10]), "import-encoding 2"],
    ["a line of 10 MB", bytesOf(`a\n${"x".repeat(10 * MAX_RECORD)}`), "import-line-too-long 2"],
  ])("%s", (_, bytes, code) => {
    expect(verdict(bytes)).toBe(code);
  });
});
