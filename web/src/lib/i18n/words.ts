import { type Area, areas } from "./areas.ts";
import type { Locale } from "./locale.ts";
import type { Messages } from "./translate.ts";

/** What is loaded at once; the rest comes with the pages that say it. */
const atOnce = ["shell"] as const;

type Part = Record<string, Partial<Messages>>;

const files = import.meta.glob<Part>("./messages/*/*.ts");

interface Held {
  readonly messages: Partial<Messages>;
  readonly parts: Set<string>;
}

const held: Record<Locale, Held> = {
  en: { messages: {}, parts: new Set() },
  id: { messages: {}, parts: new Set() },
};
const needed = new Set<string>(atOnce);
let spoken: Locale | undefined;

async function load(locale: Locale, part: string): Promise<void> {
  const words = await files[`./messages/${locale}/${part}.ts`]?.();
  for (const messages of Object.values(words ?? {})) Object.assign(held[locale].messages, messages);
  held[locale].parts.add(part);
}

/** More may be needed, or another language spoken, while some of it is on its way. */
async function complete(locale: () => Locale): Promise<void> {
  const missing = () => [...needed].filter((part) => !held[locale()].parts.has(part));
  for (let parts = missing(); parts.length > 0; parts = missing()) {
    await Promise.all(parts.map((part) => load(locale(), part)));
  }
}

/** The words of a language, as far as any page so far needed them; more are added as they come. */
export async function speak(locale: Locale): Promise<Partial<Messages>> {
  await complete(() => locale);
  spoken = locale;
  return held[locale].messages;
}

/** Before a page of this area is shown. */
async function needWords(area: Area): Promise<void> {
  for (const part of areas[area]) needed.add(part);
  await complete(() => spoken ?? "en");
}

/** Loads what a page is made of, and beside it the words of its area. */
export const withWords =
  (area: Area) =>
  <Page>(load: () => Promise<Page>) =>
  async (): Promise<Page> => {
    const [page] = await Promise.all([load(), needWords(area)]);
    return page;
  };
