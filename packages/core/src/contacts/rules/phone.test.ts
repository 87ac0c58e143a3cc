import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countryOf, guessZone, maskPhone, readPhone, readSearch } from "./index.ts";

describe("a phone number", () => {
  it.each([
    ["0812-3456-7890", "+6281234567890"],
    ["+62 812 3456 7890", "+6281234567890"],
    ["62 812 3456 7890", "+6281234567890"],
    ["(021) 5550 1234", "+622155501234"],
    ["+65 9123 4567", "+6591234567"],
    ["14155550123", "+14155550123"],
    ["60123456789", "+60123456789"],
    ["81234567890", "+6281234567890"],
  ])("%s is read as %s by a business in Indonesia", (written, stored) => {
    expect(readPhone(written, "ID")).toBe(stored);
  });

  it.each([
    "",
    "-",
    "12",
    "0812",
    "halo",
    "0812-3456-7890 ext 5",
    "call 0812 3456 7890",
    "++62",
    "0".repeat(40),
  ])("%j is none", (written) => {
    expect(readPhone(written, "ID")).toBeNull();
  });

  it("is national to the business's own country", () => {
    expect(readPhone("9123 4567", "SG")).toBe("+6591234567");
    expect(readPhone("9123 4567", "??")).toBeNull();
  });

  it("read once, reads as itself", () => {
    fc.assert(
      fc.property(fc.integer({ min: 80_000_000, max: 8_999_999_999 }), (digits) => {
        const once = readPhone(`0${digits}`, "ID");
        fc.pre(once !== null);
        expect(readPhone(once, "US")).toBe(once);
      }),
    );
  });
});

describe("a masked number", () => {
  it.each([
    ["+6281234565678", "+62 812-••••-5678"],
    ["+622155501234", "+62 21-••••-1234"],
    ["+6591234567", "+65 91-••••-67"],
    ["+14155550123", "+1 41-••••-0123"],
  ])("%s shows as %s", (phone, masked) => {
    expect(maskPhone(phone)).toBe(masked);
  });

  it("always hides at least four digits of the national number", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("62", "65", "1", "44", "672"),
        fc.integer({ min: 1_000, max: 999_999_999_999 }),
        (code, rest) => {
          const shown = maskPhone(`+${code}${rest}`).replaceAll(/\D/g, "").length;
          expect(`${code}${rest}`.length - shown).toBeGreaterThanOrEqual(4);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe("a time zone is guessed", () => {
  const jakarta = { defaultCountry: "ID", timezone: "Asia/Makassar" };

  it("as the business's own for its own country", () => {
    expect(guessZone("+6281234567890", jakarta)).toBe("Asia/Makassar");
  });

  it("from the country elsewhere, and not at all where that is unknown", () => {
    expect(countryOf("+6591234567")).toBe("SG");
    expect(guessZone("+6591234567", jakarta)).toBe("Asia/Singapore");
    expect(guessZone(null, jakarta)).toBeNull();
  });
});

describe("a search", () => {
  it("wants every word in the name, in any order", () => {
    expect(readSearch("budi  santo", true)).toEqual({
      match: `{name} : "budi" AND {name} : "santo"`,
      parts: [],
      words: ["budi", "santo"],
      digits: null,
    });
  });

  it("looks for short words row by row", () => {
    expect(readSearch("li ng", true)).toMatchObject({ match: null, parts: ["li", "ng"] });
    expect(readSearch("李明", true)).toMatchObject({ match: null, parts: ["李明"] });
  });

  it("finds digits however they are grouped, with or without the national zero", () => {
    for (const text of ["0812-3456", "812 3456", "(0812) 3456"]) {
      expect(readSearch(text, true).match).toContain(`{phone} : "8123456"`);
    }
  });

  it("never looks at phones for those who may not read them", () => {
    expect(readSearch("0812-3456", false)).toMatchObject({
      match: `{name} : "0812-3456"`,
      parts: [],
      digits: null,
    });
  });

  it("cannot be talked into FTS5's own language", () => {
    expect(readSearch(`"x" OR phone:*`, true).match).toBe(
      `{name} : """x""" AND {name} : "phone:*"`,
    );
  });
});
