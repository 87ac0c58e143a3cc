import {
  getCountries,
  getCountryCallingCode,
  isSupportedCountry,
  Metadata,
} from "libphonenumber-js/max";
import { readPhone } from "./phone.ts";

/** The same numbers as `readPhone` reads, much faster where many of one country come in a row. */
export function phoneReader(defaultCountry: string): (text: string) => string | null {
  const home = homeNumbers(defaultCountry);
  return (text) => home(text) ?? readPhone(text, defaultCountry);
}

interface Plan {
  type(kind: "MOBILE"): { pattern(): string } | undefined;
  nationalPrefix(): string | undefined;
  nationalPrefixForParsing(): string | undefined;
  nationalPrefixTransformRule(): string | undefined;
  nationalNumberPattern(): string;
}

/** The library's class has these and its types leave them out; a test holds us to its parser. */
const asPlan = (plan: unknown): Plan => plan as Plan;

const punctuation = /[\s().-]+/g;

/**
 * Mobile numbers of the business's own country in their usual spellings, by the patterns of the
 * library's own metadata: its full parser takes a hundred times as long. Null for whatever else.
 */
function homeNumbers(country: string): (text: string) => string | null {
  if (!isSupportedCountry(country)) return () => null;
  const metadata = new Metadata();
  metadata.selectNumberingPlan(country);
  const plan = asPlan(metadata.numberingPlan);
  const mobile = plan.type("MOBILE");
  const prefix = plan.nationalPrefix();
  const code = getCountryCallingCode(country);
  // Countries that share a calling code, or rewrite what was dialled, are left to the parser.
  const sharing = getCountries().filter((other) => getCountryCallingCode(other) === code);
  if (sharing.length > 1 || !mobile || prefix !== "0" || plan.nationalPrefixTransformRule()) {
    return () => null;
  }
  const pattern = new RegExp(`^(?:${mobile.pattern()})$`);
  const strips = new RegExp(`^(?:${plan.nationalPrefixForParsing() ?? prefix})`);
  const anyOwn = new RegExp(`^(?:${plan.nationalNumberPattern()})$`);
  const own = (national: string): string | null =>
    pattern.test(national) && !strips.test(national) ? `+${code}${national}` : null;
  return (text) => {
    const dialled = text.replaceAll(punctuation, "");
    if (!/^\+?\d{7,15}$/.test(dialled) || !/^[+\d]/.test(text.trim())) return null;
    if (dialled.startsWith(`+${code}`)) return own(dialled.slice(code.length + 1));
    if (dialled.startsWith("0")) return own(dialled.slice(1));
    // Spreadsheets lose the plus of international numbers.
    const lostPlus = dialled.startsWith(code) && !anyOwn.test(dialled);
    return lostPlus ? own(dialled.slice(code.length)) : null;
  };
}
