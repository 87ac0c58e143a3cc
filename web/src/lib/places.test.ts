import { describe, expect, it } from "vitest";
import { countryCodes, ownCountry, ownTimeZone, timeZones } from "./places.ts";

describe("places", () => {
  it.each([
    [["en-SG", "id"], "SG"],
    [["en", "id-ID"], "ID"],
    [["en"], "ID"],
    [[], "ID"],
  ])("take the country from the browser's languages %j: %s", (languages, country) => {
    expect(ownCountry(languages)).toBe(country);
  });

  it("have no code twice", () => expect(new Set(countryCodes).size).toBe(countryCodes.length));

  it("propose a zone that can be chosen", () => expect(timeZones()).toContain(ownTimeZone()));
});
