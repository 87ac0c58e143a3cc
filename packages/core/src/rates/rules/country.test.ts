import { getCountries, getExampleNumber, type CountryCode } from "libphonenumber-js/max";
import examples from "libphonenumber-js/mobile/examples";
import { describe, expect, test } from "vitest";
import { countryOfArea } from "./country.ts";

/** As the ledger's statement cuts a number. */
const areaOf = (phone: string) => phone.slice(0, phone.startsWith("+1") ? 5 : 4);

/** What shares a calling code with a larger country is priced like it. */
const priced: Partial<Record<CountryCode, string>> = {
  AX: "FI",
  BL: "GP",
  BQ: "CW",
  CC: "AU",
  CX: "AU",
  EH: "MA",
  GG: "GB",
  IM: "GB",
  JE: "GB",
  MF: "GP",
  SJ: "NO",
  TA: "SH",
  VA: "IT",
  YT: "RE",
};

describe("the country of a number", () => {
  test.each(getCountries())("%s is known by an example's first digits", (country) => {
    const phone = getExampleNumber(country, examples)?.number ?? "";
    expect(countryOfArea(areaOf(phone))).toBe(priced[country] ?? country);
  });

  test.each([
    ["+12025550101", "US"],
    ["+14165550101", "CA"],
    ["+16475550101", "CA"],
    ["+18765550101", "JM"],
    ["+17875550101", "PR"],
    ["+79161234567", "RU"],
    ["+77011234567", "KZ"],
    ["+73361234567", "KZ"],
    ["+628110000001", "ID"],
    ["+6591234567", "SG"],
    ["+10000000000", null],
    ["+999123456", null],
    ["+", null],
  ])("of %s is %j", (phone, country) => expect(countryOfArea(areaOf(phone))).toBe(country));

  test("of somebody without one is what Meta's id says", () => {
    expect(countryOfArea("ID")).toBe("ID");
    expect(countryOfArea("ZZ")).toBeNull();
    expect(countryOfArea(null)).toBeNull();
  });
});
