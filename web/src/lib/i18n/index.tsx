import { createContext, type ReactNode, use, useMemo, useState } from "react";
import { createFormat, type Format } from "../format.ts";
import { remember, remembered } from "../preferences.ts";
import { chooseLocale, type Locale } from "./locale.ts";
import { createTranslate, type Messages, type Translate } from "./translate.ts";
import { speak } from "./words.ts";

export { type Locale, localeNames, locales } from "./locale.ts";
export type { MessageKey, Translate } from "./translate.ts";
export { speak } from "./words.ts";

export interface I18n {
  locale: Locale;
  setLocale(locale: Locale): void;
  t: Translate;
  format: Format;
}

const storageKey = "siar.locale";

export const initialLocale = (): Locale =>
  chooseLocale(remembered(storageKey), navigator.languages);

const I18nContext = createContext<I18n | undefined>(undefined);

interface Props {
  first: { locale: Locale; messages: Partial<Messages> };
  children: ReactNode;
}

export function I18nProvider({ first, children }: Props) {
  const [{ locale, messages }, show] = useState(first);
  const value = useMemo<I18n>(() => {
    const setLocale = (next: Locale) => {
      remember(storageKey, next);
      void speak(next).then((loaded) => {
        // At once, not after the drawing: requests are made in the language of the document.
        document.documentElement.lang = next;
        show({ locale: next, messages: loaded });
      });
    };
    return {
      locale,
      setLocale,
      t: createTranslate(locale, messages),
      format: createFormat(locale),
    };
  }, [locale, messages]);
  return <I18nContext value={value}>{children}</I18nContext>;
}

/** The same words with dates in another zone: inside the app they are the business's. */
export function TimeZoneProvider({
  timeZone,
  children,
}: {
  timeZone: string;
  children: ReactNode;
}) {
  const outer = useI18n();
  const value = useMemo(
    () => ({ ...outer, format: createFormat(outer.locale, timeZone) }),
    [outer, timeZone],
  );
  return <I18nContext value={value}>{children}</I18nContext>;
}

export function useI18n(): I18n {
  const i18n = use(I18nContext);
  if (!i18n) throw new Error("useI18n needs an I18nProvider above it");
  return i18n;
}
