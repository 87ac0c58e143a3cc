const plain = (text: string) =>
  text.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("_", " ").toLowerCase();

/** Every word that was typed begins a word of the text, accents and case aside. */
export function matches(text: string, typed: string): boolean {
  const words = plain(text).split(/[\s/(),.-]+/u);
  return plain(typed)
    .split(/[\s/]+/u)
    .every((part) => words.some((word) => word.startsWith(part)));
}
