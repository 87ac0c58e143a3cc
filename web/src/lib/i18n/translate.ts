import type { en } from "./messages/en.ts";
import type { Locale } from "./locale.ts";

type AnyKey = keyof typeof en;

/** A message, or its forms by plural category; `other` is the one every language has. */
export type Message = string | { one?: string; other: string };
export type Messages = Record<AnyKey, Message>;

/** The same keys as a part of the source, for the same part in another language. */
export type Translation<Source> = Record<keyof Source, Message>;

type Placeholder<Text> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholder<Rest>
  : never;
type TextOf<M> = M extends { other: infer Text } ? Text : M;
type Names<Key extends AnyKey> =
  | Placeholder<TextOf<(typeof en)[Key]>>
  | ((typeof en)[Key] extends object ? "count" : never);

/** Nothing for a message without placeholders, else exactly its values. */
export type Values<Key extends AnyKey> = [Names<Key>] extends [never]
  ? []
  : [values: Record<Names<Key>, string | number>];

/** The keys that need no values: labels, headings, names of states. */
export type MessageKey = { [Key in AnyKey]: Values<Key> extends [] ? Key : never }[AnyKey];

export type Translate = <Key extends AnyKey>(key: Key, ...values: Values<Key>) => string;

const numberTags: Record<Locale, string> = { en: "en-GB", id: "id-ID" };

/** A word that did not come along shows its key: the page can be used, and a test has failed. */
export function createTranslate(locale: Locale, messages: Partial<Messages>): Translate {
  const plural = new Intl.PluralRules(locale);
  const number = new Intl.NumberFormat(numberTags[locale]);
  const form = (message: Message, count: unknown) => {
    if (typeof message === "string") return message;
    return plural.select(Number(count)) === "one" ? (message.one ?? message.other) : message.other;
  };
  return (key, ...[values]) => {
    const given: Record<string, string | number> = values ?? {};
    return form(messages[key] ?? key, given["count"]).replace(
      /\{(\w+)\}/gu,
      (whole, name: string) => {
        const value = given[name];
        if (value === undefined) return whole;
        return typeof value === "number" ? number.format(value) : value;
      },
    );
  };
}
