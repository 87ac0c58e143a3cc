import {
  isSupportedCountry,
  parsePhoneNumberFromString,
  type PhoneNumber,
} from "libphonenumber-js/max";

/**
 * E.164, or null for what is no phone number. The full metadata (39 KB instead of 19 in the Worker)
 * knows kinds of numbers, without which `14155550123` would pass for a number of Jakarta.
 */
export function readPhone(text: string, defaultCountry: string): string | null {
  const country = isSupportedCountry(defaultCountry) ? defaultCountry : undefined;
  const options = { extract: false, ...(country !== undefined && { defaultCountry: country }) };
  const written = text.trim();
  const parsed = parsePhoneNumberFromString(written, options);
  if (isDiallable(parsed)) return parsed.number;
  // Spreadsheets lose the plus of international numbers.
  const international = /^[1-9]/.test(written)
    ? parsePhoneNumberFromString(`+${written}`, { extract: false })
    : undefined;
  return isDiallable(international) ? international.number : null;
}

/** A number of a person's own: no extension behind it. */
const isDiallable = (parsed: PhoneNumber | undefined): parsed is PhoneNumber =>
  parsed?.isValid() === true && parsed.ext === undefined;

const DOTS = "••••";

/** `+62 812-••••-5678`: enough to recognise, not enough to dial. At least four digits stay hidden. */
export function maskPhone(phone: string): string {
  const parsed = parsePhoneNumberFromString(phone);
  const code = parsed?.countryCallingCode ?? "";
  const digits = parsed?.nationalNumber ?? phone.replaceAll(/\D/g, "");
  const tail = Math.max(0, Math.min(4, digits.length - 6));
  const head = Math.max(0, Math.min(3, digits.length - 4 - tail));
  const shown = [digits.slice(0, head), DOTS, digits.slice(digits.length - tail)].filter(
    (part) => part !== "",
  );
  return `${code === "" ? "" : `+${code} `}${shown.join("-")}`;
}

/** `+62 812-3456-7890`: easier to read, and no number for a spreadsheet to round. */
export function groupPhone(phone: string): string {
  const [code = phone, ...groups] =
    parsePhoneNumberFromString(phone)?.formatInternational().split(" ") ?? [];
  return groups.length === 0 ? code : `${code} ${groups.join("-")}`;
}

/** The country that a number belongs to, as ISO 3166 writes it. */
export const countryOf = (phone: string): string | null =>
  parsePhoneNumberFromString(phone)?.country ?? null;
