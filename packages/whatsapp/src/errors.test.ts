import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { classOf, explain, metaError, metaErrors } from "./errors.ts";

/** Section 7 of the reference, written down once more by hand: the table has to agree. */
const reference: Readonly<Record<string, readonly number[]>> = {
  A: [
    0, 3, 10, 33, 190, 200, 299, 368, 130497, 131005, 131031, 131037, 131042, 131044, 131045,
    131048, 131064, 133000, 133005, 133006, 133007, 133008, 133009, 133010, 133015, 133016, 139200,
  ],
  S: [4, 80007, 130429],
  R: [1, 2, 131000, 131016, 131056, 131057, 133004, 134101, 2494100],
  P: [
    130403, 130472, 131021, 131026, 131030, 131047, 131049, 131050, 132005, 132008, 132012, 132018,
    137000,
  ],
  T: [132000, 132001, 132007, 132015, 132016, 132068, 132069, 134102, 141002],
  F: [
    100, 131008, 131009, 131051, 131052, 131053, 131055, 131062, 131063, 134011, 134100, 135000,
    1752041, 2388019, 2388023, 2388024, 2388039, 2388040, 2388047, 2388072, 2388073, 2388293,
    2388299,
  ],
};

describe("10.5 errors of Meta's", () => {
  for (const [failureClass, codes] of Object.entries(reference)) {
    it(`10.5 class ${failureClass}: ${codes.join(", ")}`, () => {
      expect(codes.map((code) => classOf(code))).toEqual(codes.map(() => failureClass));
    });
  }

  it("10.5 lists each code once, and none that the reference does not know", () => {
    const codes = metaErrors.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    const known = new Set(Object.values(reference).flat());
    expect(codes.filter((code) => !known.has(code))).toEqual([]);
  });

  it("10.5 says in both languages what happened and what to do", () => {
    for (const { code } of metaErrors) {
      const english = explain(code, "en");
      const indonesian = explain(code, "id");
      for (const words of [...Object.values(english), ...Object.values(indonesian)]) {
        expect(words, String(code)).toMatch(/^[A-ZI].{8,}\.$/s);
      }
      expect(english.sentence, String(code)).not.toBe(indonesian.sentence);
      expect(english.advice, String(code)).not.toBe(indonesian.advice);
    }
  });

  it("10.5 tells which limits are the number's and which the whole account's", () => {
    expect(metaError(130429).scope).toBe("number");
    expect(metaError(131056).scope).toBe("recipient");
    expect(metaError(4).scope).toBeUndefined();
    expect(metaError(80007).scope).toBeUndefined();
  });

  it("10.5 names what a refusal means for the contact", () => {
    expect(metaError(131050).consequence).toBe("opt-out");
    expect(metaError(131026).consequence).toBe("not-on-whatsapp");
    expect(metaError(131049).consequence).toBe("no-marketing-for-a-day");
  });

  it("P35 an unknown code passes with a server error or where Meta says so, else it is our fault", () => {
    const unknown = fc.integer({ min: 300_000, max: 999_999 });
    fc.assert(
      fc.property(unknown, fc.integer({ min: 400, max: 599 }), fc.boolean(), (code, http, flag) => {
        const passing = flag || http >= 500;
        expect(classOf(code, { httpStatus: http, transient: flag })).toBe(passing ? "R" : "F");
      }),
      { numRuns: 200 },
    );
  });
});
