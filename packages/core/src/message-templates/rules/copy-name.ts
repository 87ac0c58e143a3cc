/** The first free name for a copy: `Promo (2)`; a copy of a copy counts on. */
export function copyName(name: string, taken: ReadonlySet<string>, longest: number): string {
  const { base, number } = numbered(name);
  for (let next = number + 1; ; next += 1) {
    const suffix = ` (${next})`;
    const copy = cutTo(base, longest - suffix.length).trimEnd() + suffix;
    if (!taken.has(copy.toLowerCase())) return copy;
  }
}

/** Never through the middle of an emoji. */
export const cutTo = (text: string, longest: number): string =>
  text.slice(0, longest).replace(/[\uD800-\uDBFF]$/, "");

export function numbered(name: string): { readonly base: string; readonly number: number } {
  const [, base, number] = /^(.*\S) \((\d{1,6})\)$/su.exec(name) ?? [];
  return base === undefined ? { base: name, number: 1 } : { base, number: Number(number) };
}
