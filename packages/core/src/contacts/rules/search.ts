/** Trigrams need three characters; what is shorter is looked for row by row. */
const TRIGRAM = 3;

export interface Search {
  /** For `contacts_search MATCH`; null when no word is long enough. */
  readonly match: string | null;
  /** Short parts that have to be in the name, in any case. */
  readonly parts: readonly string[];
  /** All that has to be in the name; with digits, those in the phone will do instead. */
  readonly words: readonly string[];
  readonly digits: string | null;
}

const phrase = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const long = (word: string): boolean => [...word].length >= TRIGRAM;

/**
 * What to look for. All words have to be in the name, in any order; digits may also be part of the
 * phone number, however they are grouped, with or without the zero of a national number.
 */
export function readSearch(text: string, mayReadPhone: boolean): Search {
  const digits = phoneDigits(text);
  if (mayReadPhone && digits !== null) {
    const whole = text.trim();
    return {
      match: `{name} : ${phrase(whole)} OR {phone} : ${phrase(digits)}`,
      parts: [],
      words: [whole],
      digits,
    };
  }
  const words = text.split(/\s+/u).filter((word) => word !== "");
  const found = words.filter(long).map((word) => `{name} : ${phrase(word)}`);
  return {
    match: found.length === 0 ? null : found.join(" AND "),
    parts: words.filter((word) => !long(word)),
    words,
    digits: null,
  };
}

/** Null for what is no part of a phone number. */
export function phoneDigits(text: string): string | null {
  if (!/^[\d\s+().-]+$/.test(text)) return null;
  const digits = text.replaceAll(/\D/g, "");
  const significant = /^\(?0/.test(text.trim()) ? digits.replace(/^0+/, "") : digits;
  return significant.length >= TRIGRAM ? significant : null;
}
