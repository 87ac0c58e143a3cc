import type { Part, Said } from "./parts.ts";

/** More are not tried one by one. */
const MOST = 64;

/** Every way in which texts that are said together may turn out; null: too many to look at each. */
export const variantsOf = (texts: readonly (readonly Part[])[]): Said[][][] | null =>
  texts.reduce<Said[][][] | null>(
    (ways, parts) => crossed(ways, waysOf(parts), (way, words) => [...way, words]),
    [[]],
  );

const waysOf = (parts: readonly Part[]): Said[][] | null =>
  parts.reduce<Said[][] | null>(
    (ways, part) => crossed(ways, waysOfPart(part), (way, words) => [...way, ...words]),
    [[]],
  );

function waysOfPart(part: Part): Said[][] | null {
  switch (part.kind) {
    case "text":
    case "variable":
      return [[part]];
    case "condition":
      return together([part.words, part.otherwise]);
    case "choice":
      return together(part.options);
  }
}

function together(branches: readonly (readonly Part[])[]): Said[][] | null {
  const ways = branches.map(waysOf);
  const all = ways.flatMap((way) => way ?? []);
  return ways.includes(null) || all.length > MOST ? null : all;
}

function crossed<One, Other>(
  ones: readonly One[] | null,
  others: readonly Other[] | null,
  join: (one: One, other: Other) => One,
): One[] | null {
  if (ones === null || others === null || ones.length * others.length > MOST) return null;
  return ones.flatMap((one) => others.map((other) => join(one, other)));
}
