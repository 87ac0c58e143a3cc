// Finds the requirement ids that test titles begin with.

const opening = /\b(?:test|it|describe)((?:\.\w+)*)\s*(?=[(`])/g;
const id = /^(?:\d{1,2}\.\d{1,2}|P\d{1,2}|I[1-8])$/;

/** Each id named by a test of a file that does run. */
export function idsIn(source: string): readonly string[] {
  const found = new Set<string>();
  for (const match of source.matchAll(opening)) {
    const modifiers = match[1] ?? "";
    if (/\.(skip|todo)\b/.test(modifiers)) continue;
    const after = match.index + match[0].length;
    const call = /\.(each|for|skipIf|runIf|prop)\b/.test(modifiers) ? past(source, after) : after;
    for (const name of leadingIds(titleAt(source, call))) found.add(name);
  }
  return [...found];
}

/** Ids stand first: `I3 P17 every recipient ends …`. */
export function leadingIds(title: string): string[] {
  const words = title.split(/\s+/);
  const end = words.findIndex((word) => !id.test(word));
  return words.slice(0, end === -1 ? words.length : end);
}

function titleAt(source: string, at: number): string {
  const [, , title = ""] = /^\s*\(\s*(["'`])((?:\\.|(?!\1)[^\\])*)/.exec(source.slice(at)) ?? [];
  return title;
}

/** The place behind a bracket or a template literal, whatever texts and comments it holds. */
function past(source: string, at: number): number {
  if (source[at] === "`") return pastText(source, at);
  let depth = 0;
  for (let place = at; place < source.length; place += 1) {
    const sign = source[place] ?? "";
    if (`"'\``.includes(sign)) place = pastText(source, place) - 1;
    else if (source.startsWith("//", place)) place = source.indexOf("\n", place);
    else if (sign === "(") depth += 1;
    else if (sign === ")") depth -= 1;
    if (place < 0) return source.length;
    if (depth === 0) return place + 1;
  }
  return source.length;
}

function pastText(source: string, at: number): number {
  const quote = source[at];
  for (let place = at + 1; place < source.length; place += 1) {
    if (source[place] === "\\") place += 1;
    else if (source[place] === quote) return place + 1;
  }
  return source.length;
}
