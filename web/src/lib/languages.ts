import type { Locale } from "./i18n/locale.ts";

/** Those that customers of a business in Indonesia mostly speak come first. */
export const commonLanguages = [
  "id",
  "en",
  "jv",
  "su",
  "ms",
  "zh",
  "ar",
  "ja",
  "ko",
  "nl",
  "de",
  "fr",
  "es",
  "pt",
];

/** `pt_BR` in words. What the browser has no name for stays as it is. */
export function languageName(code: string, locale: Locale): string {
  try {
    return new Intl.DisplayNames(locale, { type: "language" }).of(code.replace("_", "-")) ?? code;
  } catch {
    return code;
  }
}

/** For a choice of languages: the common ones, and whatever is chosen already. */
export function languageOptions(locale: Locale, chosen: readonly string[]) {
  const codes = [...new Set([...commonLanguages, ...chosen])];
  return codes.map((value) => ({ value, label: languageName(value, locale) }));
}
