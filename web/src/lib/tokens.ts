/** Comma or new line parts; nothing empty, nothing twice, the same list when nothing is new. */
export function withTokens(values: readonly string[], text: string): readonly string[] {
  const parts = text
    .split(/[,\n]/u)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  const next = [...new Set([...values, ...parts])];
  return next.length === values.length ? values : next;
}

export const withoutToken = (values: readonly string[], value: string): readonly string[] =>
  values.filter((other) => other !== value);
