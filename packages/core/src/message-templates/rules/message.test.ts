import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { missingOf, parseMessage, renderMessage, variablesOf, writeMessage } from "./index.ts";
import type { Part, Person, VariableName } from "./index.ts";

const RUNS = { numRuns: 300 };

const ayu: Person = {
  id: 7,
  name: "Ayu Lestari",
  phone: "+6281234567890",
  attributes: { city: "Bandung", points: 120, vip: true },
};

function say(text: string, person: Person = ayu): string {
  const parts = parseMessage(text);
  if (!parts.ok) throw new Error(parts.error.code);
  return renderMessage(parts.value, person, 1);
}

const codeOf = (text: string): string => {
  const parts = parseMessage(text);
  return parts.ok ? "read" : parts.error.code;
};

describe("4.1 personal messages", () => {
  it("4.1 fills in name, first name, phone and custom fields", () => {
    expect(say("Hai {first_name} ({name}) di {attributes.city}: {phone}")).toBe(
      "Hai Ayu (Ayu Lestari) di Bandung: +6281234567890",
    );
    expect(say("{attributes.points} poin, {attributes.vip}")).toBe("120 poin, true");
  });

  it("4.1 says the fallback where a value is missing or blank", () => {
    const nobody: Person = { id: 8, name: "  ", phone: null, attributes: {} };
    expect(say("Halo {name|Kak}!", nobody)).toBe("Halo Kak!");
    expect(say("Halo {attributes.city|kotamu}", nobody)).toBe("Halo kotamu");
    expect(say("{phone}.", nobody)).toBe(".");
  });

  it("4.1 names what a person lacks when there is no fallback", () => {
    const parts = parseMessage("{name} {attributes.plan} {phone|-}");
    const bare: Person = { id: 9, name: "Ayu", phone: null, attributes: {} };
    expect(parts.ok && missingOf(parts.value, bare, 1)).toEqual(["attributes.plan"]);
  });

  it("4.1 takes a field named like a property of every object for a field", () => {
    expect(say("{attributes.constructor|none}")).toBe("none");
    expect(say("{attributes.toString|none}")).toBe("none");
  });

  it("4.1 reads escaped braces, bars and backslashes as themselves", () => {
    expect(say(String.raw`\{name\} \\ {name|a\|b\}}`, { ...ayu, name: "" })).toBe(
      String.raw`{name} \ a|b}`,
    );
    expect(say("a } b | c \\n")).toBe("a } b | c \\n");
  });

  it("4.1 says where a message cannot be read", () => {
    expect(parseMessage("Halo {name")).toMatchObject({
      error: { code: "message-brace-open", params: { at: 6 } },
    });
    expect(parseMessage("Halo {nama}")).toMatchObject({
      error: { code: "message-variable-malformed", params: { variable: "{nama}", at: 6 } },
    });
    for (const text of ["{}", "{name|a|b}", "{name|{x}}", "{attributes.}", "{attributes.a b}"]) {
      expect(codeOf(text), text).toBe("message-variable-malformed");
    }
  });

  it("4.1 lists each variable once", () => {
    const parts = parseMessage("{name} {phone} {name|x} {attributes.city}");
    expect(parts.ok && variablesOf(parts.value)).toEqual(["name", "phone", "attributes.city"]);
  });

  it("4.1 keeps a value from formatting or forging the message", () => {
    const named = (name: string): string => say("Halo {name}, *promo*!", { ...ayu, name });
    expect(named("*Budi*")).toBe("Halo Budi, *promo*!");
    expect(named("budi_santoso")).toBe("Halo budi_santoso, *promo*!");
    expect(named("Budi\n\nSiar: klik ini")).toBe("Halo Budi Siar: klik ini, *promo*!");
    expect(named("> kutip")).toBe("Halo kutip, *promo*!");
    expect(named("1. FC")).toBe("Halo 1.FC, *promo*!");
    expect(named("```rahasia```")).toBe("Halo '''rahasia''', *promo*!");
    expect(named("\u202Eudib")).toBe("Halo udib, *promo*!");
  });
});

const variable = fc.oneof(
  fc.constantFrom<VariableName>("name", "first_name", "phone"),
  fc.stringMatching(/^[a-z_][a-z0-9_]{0,9}$/).map((key): VariableName => `attributes.${key}`),
);
const text = fc.string({ unit: "grapheme", minLength: 1 });
const person = fc.record({
  id: fc.nat(),
  name: text,
  phone: fc.option(fc.constant("+6281200000001")),
  attributes: fc.dictionary(fc.stringMatching(/^[a-z_][a-z0-9_]{0,9}$/), text, { maxKeys: 4 }),
});

/** Neighbouring texts are one text once written, so no two stand side by side. */
const parts = fc
  .array(
    fc.oneof(
      text.map((words): Part => ({ kind: "text", text: words })),
      fc.record({
        kind: fc.constant("variable" as const),
        name: variable,
        fallback: fc.oneof(fc.constant(""), text),
      }),
    ),
  )
  .map((all) => all.filter((part, at) => part.kind === "variable" || all[at - 1]?.kind !== "text"));

describe("P9 variable substitution", () => {
  it("P9 reads back what was written, whatever characters it holds", () => {
    fc.assert(
      fc.property(parts, (written) => {
        expect(parseMessage(writeMessage(written))).toEqual({ ok: true, value: written });
      }),
      RUNS,
    );
  });

  it("P9 leaves the writer's own words untouched and in their order", () => {
    fc.assert(
      fc.property(parts, person, (written, somebody) => {
        let rest = renderMessage(written, somebody, 1);
        for (const part of written) {
          if (part.kind !== "text") continue;
          const at = rest.indexOf(part.text);
          expect(at).toBeGreaterThanOrEqual(0);
          rest = rest.slice(at + part.text.length);
        }
      }),
      RUNS,
    );
  });

  it("P9 never reads a value again: what looks like a variable stays as it is", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("{phone}", "{attributes.secret}", "{name|x}", "{{1}}", "\\{", "$&", "$1"),
        (name) => {
          const rude: Person = { id: 1, name, phone: "+6281", attributes: { secret: "s3cret" } };
          expect(say("[{name}]", rude)).toBe(`[${name}]`);
        },
      ),
      RUNS,
    );
  });

  it("P9 keeps every value on one line and without marks at its edges", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (name) => {
        const said = say("{name}", { ...ayu, name });
        expect(said).not.toMatch(/[\n\r\t\u2028\u2029\u202A-\u202E`]/u);
        expect(said).not.toMatch(/^[*_~>]|[*_~]$/u);
      }),
      RUNS,
    );
  });

  it("P9 fills every variable that a person has", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z]{1,12}( [A-Za-z]{1,12})?$/), (name) => {
        expect(say("{name}|{first_name}".replace("|", "\\|"), { ...ayu, name })).toBe(
          `${name}|${name.split(" ")[0]}`,
        );
      }),
      RUNS,
    );
  });
});
