import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { faultsOf, missingOf, parseMessage, readMessage, renderMessage } from "./index.ts";
import { hasChoice, longestOf, variablesOf, variantsOf, writeMessage } from "./index.ts";
import type { Part, Person, VariableName } from "./index.ts";

const RUNS = { numRuns: 300 };
const CAMPAIGN = 12;

const ayu: Person = {
  id: 7,
  name: "Ayu Lestari",
  phone: "+6281234567890",
  attributes: { city: "Bandung", tier: "Gold", vip: true },
};
const nobody: Person = { id: 8, name: "", phone: null, attributes: {} };

const partsOf = (text: string): Part[] => {
  const parts = parseMessage(text);
  if (!parts.ok) throw new Error(parts.error.code);
  return parts.value;
};
const say = (text: string, person: Person = ayu, campaign = CAMPAIGN): string =>
  renderMessage(partsOf(text), person, campaign);
const codeOf = (text: string): string => {
  const parts = parseMessage(text);
  return parts.ok ? "read" : parts.error.code;
};

describe("4.1 words for some people only", () => {
  it("4.1 says one thing to who has a value, another to who has none", () => {
    const text = "Halo{name? {first_name}}, {attributes.city?kami di {attributes.city}|mampir}!";
    expect(say(text)).toBe("Halo Ayu, kami di Bandung!");
    expect(say(text, nobody)).toBe("Halo, mampir!");
  });

  it("4.1 says one thing to those whose value is a certain one", () => {
    const text = "{attributes.tier= gold ?Khusus anggota|Untuk semua}";
    expect(say(text)).toBe("Khusus anggota");
    expect(say(text, { ...ayu, attributes: { tier: "GOLD " } })).toBe("Khusus anggota");
    expect(say(text, { ...ayu, attributes: { tier: "golden" } })).toBe("Untuk semua");
    expect(say(text, nobody)).toBe("Untuk semua");
    expect(say("{attributes.vip=true?ya|tidak}")).toBe("ya");
    expect(
      say(String.raw`{attributes.q=a\?b?ya|tidak}`, { ...ayu, attributes: { q: "a?b" } }),
    ).toBe("ya");
  });

  it("4.1 takes a value of nothing but marks for none, as it would say nothing", () => {
    expect(say("{name?ada|kosong}", { ...ayu, name: " *** " })).toBe("kosong");
  });

  it("4.1 misses only the values of what is said to this person", () => {
    const parts = partsOf("{attributes.city?Di {attributes.city}|{{a {phone}|b {phone}}}}");
    expect(missingOf(parts, ayu, CAMPAIGN)).toEqual([]);
    expect(missingOf(parts, nobody, CAMPAIGN)).toEqual(["phone"]);
  });
});

describe("4.1 one of several wordings", () => {
  it("4.1 says one of them, and different people hear different ones", () => {
    const said = new Set(
      Array.from({ length: 60 }, (_, id) => say("{{Halo|Hai|Hi}}", { ...ayu, id: id + 1 })),
    );
    expect(said).toEqual(new Set(["Halo", "Hai", "Hi"]));
  });

  it("4.1 gives each wording its share of the people", () => {
    const heard = new Map<string, number>();
    for (let id = 1; id <= 9_000; id += 1) {
      const words = say("{{a|b|c}}", { ...ayu, id });
      heard.set(words, (heard.get(words) ?? 0) + 1);
    }
    for (const people of heard.values()) expect(Math.abs(people - 3_000)).toBeLessThan(250);
  });

  it("4.1 draws two choices of a message apart from each other", () => {
    const said = new Set(
      Array.from({ length: 200 }, (_, id) => say("{{a|b}}{{a|b}}", { ...ayu, id })),
    );
    expect(said).toEqual(new Set(["aa", "ab", "ba", "bb"]));
  });

  it("4.1 holds values, conditions and choices within a wording", () => {
    expect(say("{{{name}|{name}}}")).toBe("Ayu Lestari");
    expect(say("{{{{x|x}}|x{name=z?!}}}")).toBe("x");
  });

  it("4.1 counts every way in which a message may turn out", () => {
    const ways = variantsOf([partsOf("{{a|b}} {name?{{c|d}}|e}")]) ?? [];
    expect(ways.map(([words = []]) => renderMessage(words, ayu, 1))).toEqual(
      ["a", "b"].flatMap((first) => ["c", "d", "e"].map((second) => `${first} ${second}`)),
    );
    expect(variantsOf([partsOf("{{a|b}}".repeat(7))])).toBeNull();
  });
});

describe("4.1 what cannot be read", () => {
  it.each([
    ["{{name}}", "message-choice-single"],
    ["{{Halo|Hai}", "message-brace-open"],
    ["{{Halo|{name}", "message-brace-open"],
    ["{name?Halo", "message-brace-open"],
    ["{name=?x}", "message-variable-malformed"],
    ["{name=x|y}", "message-variable-malformed"],
    ["{name?a|b|c}", "message-variable-malformed"],
    ["{nama?a|b}", "message-variable-malformed"],
    ["{{a|{{b|{{c|{{d|e}}}}}}}}", "message-too-deep"],
  ])("4.1 %s: %s", (text, code) => expect(codeOf(text)).toBe(code));

  it("4.1 finds every fault with its place, and reads what is around", () => {
    const text = "Hai {nama}, {name} {{x}} {attributes.kota} {";
    const found = faultsOf(text, ["city"]).map(({ from, to, failure }) => [
      text.slice(from, to),
      failure.code,
    ]);
    expect(found).toEqual([
      ["{nama}", "message-variable-malformed"],
      ["{{x}}", "message-choice-single"],
      ["{attributes.kota}", "message-variable-unknown"],
      ["{", "message-brace-open"],
    ]);
    expect(readMessage(text).pieces.map(({ from, to }) => text.slice(from, to))).toContain(
      "{name}",
    );
  });

  it("4.1 finds an unknown field in the depth of a condition", () => {
    const text = "{name?{{a|{attributes.kota}}}}";
    expect(faultsOf(text, ["city"])).toMatchObject([
      { from: 0, to: text.length, failure: { params: { variable: "{attributes.kota}" } } },
    ]);
    expect(faultsOf(text, undefined)).toEqual([]);
    expect(faultsOf("{attributes.kota=x?a}", [])).toHaveLength(1);
  });

  it("4.1 reads ten thousand braces without an end", () => {
    expect(codeOf("{".repeat(10_000))).not.toBe("read");
    expect(codeOf("{{a|".repeat(5_000))).not.toBe("read");
    expect(faultsOf("{name?".repeat(5_000), []).length).toBeGreaterThan(0);
  });
});

const key = fc.stringMatching(/^[a-z_][a-z0-9_]{0,9}$/);
const name = fc.oneof(
  fc.constantFrom<VariableName>("name", "first_name", "phone"),
  key.map((field): VariableName => `attributes.${field}`),
);
const naughty = fc.oneof(
  fc.string({ unit: "grapheme", minLength: 1 }),
  fc.constantFrom("{", "}", "{{", "}}", "|", "\\", "?", "=", "{name}", "\\{", "\n", "👩‍👩‍👧", "\u202e"),
);

/** Neighbouring texts are one text once written, so no two stand side by side. */
const settled = (parts: readonly Part[]): Part[] =>
  parts.filter((part, at) => part.kind !== "text" || parts[at - 1]?.kind !== "text");

function someParts(depth: number): fc.Arbitrary<Part[]> {
  const words = naughty.map((text): Part => ({ kind: "text", text }));
  const value = fc.record({
    kind: fc.constant("variable" as const),
    name,
    fallback: fc.oneof(fc.constant(""), naughty),
  });
  if (depth === 0) return fc.array(fc.oneof(words, value), { maxLength: 3 }).map(settled);
  const inner = someParts(depth - 1);
  const condition = fc.record({
    kind: fc.constant("condition" as const),
    name,
    equals: fc.option(naughty.map((text) => text.trim()).filter((text) => text !== "")),
    words: inner,
    otherwise: inner,
  });
  const choice = fc.record({
    kind: fc.constant("choice" as const),
    options: fc.array(inner, { minLength: 2, maxLength: 3 }),
  });
  return fc.array(fc.oneof(words, value, condition, choice), { maxLength: 4 }).map(settled);
}

const message = someParts(2);
const people = fc.record({
  id: fc.nat(),
  name: naughty,
  phone: fc.option(fc.constant("+6281200000001")),
  attributes: fc.dictionary(key, naughty, { maxKeys: 4 }),
});

describe("P9 variable substitution, with conditions and choices", () => {
  it("P9 reads back what was written, whatever it holds", () => {
    fc.assert(
      fc.property(message, (parts) => {
        expect(parseMessage(writeMessage(parts))).toEqual({ ok: true, value: parts });
      }),
      RUNS,
    );
  });

  it("P9 writes back what was read, up to what needs no backslash", () => {
    fc.assert(
      fc.property(
        fc.array(naughty).map((bits) => bits.join("")),
        (text) => {
          const parts = parseMessage(text);
          if (!parts.ok) return;
          expect(parseMessage(writeMessage(parts.value))).toEqual(parts);
        },
      ),
      RUNS,
    );
  });

  it("P9 covers every text with pieces and faults, in order and without an overlap", () => {
    fc.assert(
      fc.property(
        fc.array(naughty).map((bits) => bits.join("")),
        (text) => {
          let at = 0;
          for (const { from, to } of readMessage(text).pieces) {
            expect(from).toBe(at);
            expect(to).toBeGreaterThan(from);
            at = to;
          }
          expect(at).toBe(text.length);
        },
      ),
      RUNS,
    );
  });

  it("P9 a second try says the same as the first", () => {
    fc.assert(
      fc.property(message, people, fc.nat(), (parts, person, campaign) => {
        const again = parseMessage(writeMessage(parts));
        expect(again.ok && renderMessage(again.value, person, campaign)).toBe(
          renderMessage(parts, person, campaign),
        );
      }),
      RUNS,
    );
  });

  it("P9 says one of the ways in which the message may turn out", () => {
    fc.assert(
      fc.property(message, people, fc.nat(), (parts, person, campaign) => {
        const ways = variantsOf([parts]);
        fc.pre(ways !== null);
        const texts = ways?.map(([words = []]) => renderMessage(words, person, campaign));
        expect(texts).toContain(renderMessage(parts, person, campaign));
      }),
      RUNS,
    );
  });

  it("P9 knows how long its own words may become", () => {
    fc.assert(
      fc.property(message, (parts) => {
        const ways = variantsOf([parts]);
        fc.pre(ways !== null);
        const own = ways?.map(([words = []]) =>
          words.reduce((sum, part) => sum + (part.kind === "text" ? part.text.length : 0), 0),
        );
        expect(longestOf(parts)).toBe(Math.max(...(own ?? [])));
      }),
      RUNS,
    );
  });

  it("P9 a value forges no part: where it stands, it stands once, as plain words", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("{phone}", "{{a|b}}", "{name?x|y}", "}}", "|", "\\", "{{", "?", "=Gold?"),
        (value) => {
          const rude: Person = { ...ayu, name: value, attributes: { tier: value } };
          expect(say("[{{{name}|{name}}}]", rude)).toBe(`[${value}]`);
          expect(say("[{name?{attributes.tier}}]", rude)).toBe(`[${value}]`);
        },
      ),
      RUNS,
    );
  });

  it("P9 knows every variable that a person could be asked for", () => {
    fc.assert(
      fc.property(message, people, fc.nat(), (parts, person, campaign) => {
        const known = variablesOf(parts);
        for (const missing of missingOf(parts, person, campaign)) expect(known).toContain(missing);
        if (!hasChoice(parts)) {
          expect(renderMessage(parts, person, campaign)).toBe(
            renderMessage(parts, person, campaign + 1),
          );
        }
      }),
      RUNS,
    );
  });
});
