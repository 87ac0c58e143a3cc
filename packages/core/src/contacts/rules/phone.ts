import { isSupportedCountry, parsePhoneNumberFromString } from "libphonenumber-js/min";

/**
 * E.164, or null for what cannot be a phone number. The small metadata checks lengths and national
 * patterns only: refusing a customer whose range is new would be worse than one failed message.
 */
export function readPhone(text: string, defaultCountry: string): string | null {
  const country = isSupportedCountry(defaultCountry) ? defaultCountry : undefined;
  const options = { extract: false, ...(country !== undefined && { defaultCountry: country }) };
  const written = text.trim();
  const parsed = parsePhoneNumberFromString(written, options);
  if (parsed?.isValid() === true) return parsed.number;
  // WhatsApp and many spreadsheets write international numbers without the plus.
  const international = parsePhoneNumberFromString(`+${written}`, { extract: false });
  return /^[1-9]/.test(written) && international?.isValid() === true ? international.number : null;
}

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

/** The country that a number belongs to, as ISO 3166 writes it. */
export const countryOf = (phone: string): string | null =>
  parsePhoneNumberFromString(phone)?.country ?? null;
