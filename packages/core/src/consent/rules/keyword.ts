/** Longer than any keyword with decoration: what is longer is a sentence. */
const LONGEST = 200;

/**
 * A message as bare words: case, accents, zero-width characters, WhatsApp's formatting marks,
 * punctuation and emoji fall away. ` *Berhénti!* ` and `BERHENTI` are the same words.
 */
export const bareWords = (text: string): string =>
  text
    .normalize("NFKD")
    .replaceAll(/[\p{Mn}\p{Cf}]/gu, "")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\p{Mc}]+/gu, " ")
    .trim();

export interface Keywords {
  readonly optOut: readonly string[];
  readonly optIn: readonly string[];
}

/**
 * What a customer's message says about consent. The whole message has to be a keyword: `STOP.` opts
 * out, `jangan stop dulu` ("don't stop yet") does not. In doubt, opting out wins.
 */
export function readKeyword(text: string, keywords: Keywords): "opt_out" | "opt_in" | null {
  if (text.length > LONGEST) return null;
  const said = bareWords(text);
  if (said === "") return null;
  if (keywords.optOut.some((keyword) => bareWords(keyword) === said)) return "opt_out";
  if (keywords.optIn.some((keyword) => bareWords(keyword) === said)) return "opt_in";
  return null;
}
