import type { Locale } from "./locale.ts";
import type { Messages } from "./translate.ts";

type Some = Partial<Messages>;

const files = import.meta.glob<Record<string, Some>>("./messages/*/*.ts", { eager: true });

const together = (all: readonly Some[]): Some =>
  all.reduce<Some>((sum, some) => ({ ...sum, ...some }), {});

/** Every part of a language by its name, for tests: pages load only the parts that they say. */
export const partsOf = (locale: Locale) =>
  Object.entries(files)
    .filter(([path]) => path.startsWith(`./messages/${locale}/`))
    .map(([path, words]) => ({
      part: path.replace(/^.*\/|\.ts$/gu, ""),
      messages: together(Object.values(words)),
    }));

export const allMessages = (locale: Locale): Some =>
  together(partsOf(locale).map(({ messages }) => messages));
