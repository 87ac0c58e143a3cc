export type Locale = "en" | "id";

export const locales: readonly Locale[] = ["en", "id"];

/** Each language by its own name, as a reader of that language looks for it. */
export const localeNames: Record<Locale, string> = { en: "English", id: "Bahasa Indonesia" };

/** The saved choice, else the first language of the browser that there is a translation for. */
export function chooseLocale(saved: string | null, browser: readonly string[]): Locale {
  const known = (code: string) => locales.find((locale) => locale === code);
  const wished = [saved ?? "", ...browser.map((language) => language.slice(0, 2).toLowerCase())];
  for (const code of wished) {
    const locale = known(code === "in" ? "id" : code);
    if (locale) return locale;
  }
  return "en";
}
