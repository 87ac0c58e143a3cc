import {
  getCountries,
  getCountryCallingCode,
  parsePhoneNumberFromString,
} from "libphonenumber-js/max";
import { knownCountry } from "../../settings/rules/index.ts";

/** Territories that share the calling code of a larger country, and with it its row of a rate card. */
const minor = new Set("AX BL BQ CC CX EH GG IM JE MF SJ TA VA YT".split(" "));

let known: ReadonlyMap<string, string> | undefined;

const byCallingCode = (): ReadonlyMap<string, string> =>
  (known ??= new Map(
    getCountries()
      .filter((country) => !minor.has(country))
      .map((country) => [String(getCountryCallingCode(country)), country]),
  ));

/** What may follow any area code of +1. */
const SUBSCRIBER = "2345678";

/**
 * The country of an area: the first signs of a number, as `+628` or `+1202` (five of one with +1,
 * four of any other), or the country that Meta's own id of somebody names. Null if nobody knows.
 */
export function countryOfArea(area: string | null): string | null {
  if (area === null) return null;
  if (!area.startsWith("+")) return knownCountry(area) ? area : null;
  if (area.startsWith("+1")) return american(area);
  if (area.startsWith("+7")) return /^\+7(7|33)/.test(area) ? "KZ" : "RU";
  const starts = [2, 3, 4].map((end) => area.slice(1, end));
  const code = starts.find((start) => byCallingCode().has(start));
  return code === undefined ? null : (byCallingCode().get(code) ?? null);
}

const american = (area: string): string | null =>
  parsePhoneNumberFromString(`${area}${SUBSCRIBER}`)?.country ?? null;
