import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { defaultSettings } from "../../settings/rules/index.ts";
import { bareWords, readKeyword } from "./index.ts";

const keywords = { optOut: defaultSettings.optOutKeywords, optIn: defaultSettings.optInKeywords };
const read = (text: string) => readKeyword(text, keywords);

const optOut = fc.constantFrom(...keywords.optOut);
/** What people and phones put around a word without meaning anything by it. */
const decoration = fc
  .array(
    fc.constantFrom(
      " ",
      "\n",
      "\t",
      "\u00a0",
      ".",
      "!",
      "?",
      "…",
      ",",
      "*",
      "_",
      "~",
      "`",
      "\u200b",
      "\u200d",
      "\ufeff",
      "\u2060",
      "🙏",
      '"',
      "”",
      ")",
      "-",
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join(""));
const cased = (word: string) =>
  fc
    .array(fc.boolean(), { minLength: word.length, maxLength: word.length })
    .map((upper) =>
      [...word]
        .map((char, at) => (upper[at] === true ? char.toUpperCase() : char.toLowerCase()))
        .join(""),
    );
const accented = (word: string) =>
  fc
    .array(fc.constantFrom("", "", "", "\u0301", "\u0308", "\u0323"), {
      minLength: word.length,
      maxLength: word.length,
    })
    .map((marks) =>
      [...word].map((char, at) => (char === " " ? char : char + (marks[at] ?? ""))).join(""),
    );
const zeroWidth = (word: string) =>
  fc
    .array(fc.constantFrom("", "", "\u200b", "\u200c", "\u2060", "\u00ad"), {
      minLength: word.length,
      maxLength: word.length,
    })
    .map((breaks) => [...word].map((char, at) => char + (breaks[at] ?? "")).join(""));

const neverSaid = new Set([...keywords.optOut, ...keywords.optIn].map(bareWords));
const other = fc
  .array(
    fc.constantFrom(
      "jangan",
      "dulu",
      "please",
      "do",
      "not",
      "mau",
      "kopi",
      "ya",
      "tolong",
      "tanya",
      "7",
    ),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  .map((words) => words.join(" "));

describe("8.1 a keyword as the whole message", () => {
  it.each([
    ["Stop.", "opt_out"],
    [" *BERHENTI* ", "opt_out"],
    ["bérhénti!!", "opt_out"],
    ["ＳＴＯＰ", "opt_out"],
    ["s\u200bt\u200bo\u200bp", "opt_out"],
    ["_stop promo_ 🙏", "opt_out"],
    ["Berhenti\nlangganan", "opt_out"],
    ["Mulai", "opt_in"],
    ["jangan stop dulu", null],
    ["stop kirim yang ini, kirim yang lain", null],
    ["nonstop", null],
    ["", null],
    ["🙏", null],
    ["...", null],
  ])("%j means %j", (text, meaning) => {
    expect(read(text)).toBe(meaning);
  });

  it("P25 opts out in whatever case, accents, punctuation, formatting and invisible characters", () => {
    const message = fc
      .tuple(
        decoration,
        optOut.chain((word) => fc.oneof(cased(word), accented(word), zeroWidth(word))),
        decoration,
      )
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(message, (text) => {
        expect(read(text)).toBe("opt_out");
      }),
      { numRuns: 1_000 },
    );
  });

  it("P25 says nothing as a part of a longer message", () => {
    fc.assert(
      fc.property(optOut, other, fc.boolean(), decoration, (keyword, words, first, between) => {
        const text = first ? `${keyword} ${between}${words}` : `${words} ${between}${keyword}`;
        fc.pre(!neverSaid.has(bareWords(text)));
        expect(read(text)).toBeNull();
      }),
      { numRuns: 500 },
    );
  });

  it("P25 says nothing in any text that is none of the words", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        fc.pre(!neverSaid.has(bareWords(text)));
        expect(read(text)).toBeNull();
      }),
      { numRuns: 500 },
    );
  });

  it("is the business's own choice, and a keyword of nothing but marks never matches", () => {
    expect(readKeyword("Cukup", { optOut: ["cukup!"], optIn: [] })).toBe("opt_out");
    expect(readKeyword("***", { optOut: ["***"], optIn: ["..."] })).toBeNull();
  });

  it("opts out where a word stands in both lists", () => {
    expect(readKeyword("ok", { optOut: ["OK"], optIn: ["ok"] })).toBe("opt_out");
  });
});
