/** How WhatsApp writes emphasis in plain text, read the way a phone draws it. */
export type Emphasis = "bold" | "italic" | "strike" | "mono";

export type TextPiece =
  | string
  | { emphasis: Emphasis; pieces: readonly TextPiece[] }
  | { link: string };

const marks: Readonly<Record<string, Emphasis>> = { "*": "bold", _: "italic", "~": "strike" };
const mono = "```";

const isWord = (char: string | undefined) => char !== undefined && /[\p{L}\p{N}]/u.test(char);
const isSpace = (char: string | undefined) => char === undefined || /\s/u.test(char);

/** Where the mark that opens at `start` closes: on the same line, after something, not in a word. */
function closingOf(text: string, mark: string, start: number): number {
  for (let at = start + 1; at < text.length && text[at] !== "\n"; at += 1) {
    if (text[at] !== mark || at === start + 1) continue;
    if (!isSpace(text[at - 1]) && !isWord(text[at + 1])) return at;
  }
  return -1;
}

interface Found {
  piece: TextPiece;
  end: number;
}

function foundAt(text: string, at: number): Found | undefined {
  if (text.startsWith(mono, at)) return monoAt(text, at, mono);
  if (text[at] === "`") return monoAt(text, at, "`");
  return linkAt(text, at) ?? emphasisAt(text, at);
}

function monoAt(text: string, at: number, fence: string): Found | undefined {
  const close = text.indexOf(fence, at + fence.length);
  if (close <= at + fence.length) return undefined;
  const inside = text.slice(at + fence.length, close);
  if (fence === "`" && (inside.includes("\n") || inside.trim() === "")) return undefined;
  return { piece: { emphasis: "mono", pieces: [inside] }, end: close + fence.length };
}

const address = /^(?:https?:\/\/|www\.)[^\s<>"]+/iu;

/** An address becomes a link by itself; what closes the sentence around it is no part of it. */
function linkAt(text: string, at: number): Found | undefined {
  if (!/[hw]/iu.test(text[at] ?? "") || isWord(text[at - 1])) return undefined;
  const link = address.exec(text.slice(at, at + 2_000))?.[0].replace(/[.,;:!?)\]}'*_~]+$/u, "");
  return link ? { piece: { link }, end: at + link.length } : undefined;
}

function emphasisAt(text: string, at: number): Found | undefined {
  const mark = text[at] ?? "";
  const emphasis = marks[mark];
  if (!emphasis || isWord(text[at - 1]) || isSpace(text[at + 1])) return undefined;
  const close = closingOf(text, mark, at);
  if (close < 0) return undefined;
  const pieces = readWhatsAppText(text.slice(at + 1, close));
  return { piece: { emphasis, pieces }, end: close + 1 };
}

/** The pieces of one stretch of text. */
export function readWhatsAppText(text: string): readonly TextPiece[] {
  const pieces: TextPiece[] = [];
  let plain = "";
  let at = 0;
  while (at < text.length) {
    const found = foundAt(text, at);
    if (!found) {
      plain += text[at];
      at += 1;
      continue;
    }
    if (plain !== "") pieces.push(plain);
    plain = "";
    pieces.push(found.piece);
    at = found.end;
  }
  return plain === "" ? pieces : [...pieces, plain];
}

export type TextBlock =
  | { kind: "text"; text: string }
  | { kind: "bullets" | "quote"; items: readonly string[] }
  | { kind: "numbers"; first: number; items: readonly string[] };

interface Line {
  kind: TextBlock["kind"];
  text: string;
  number: number;
}

const bullet = /^[*-] (?=\S)(.*)$/u;
const numbered = /^(\d{1,3})\. (?=\S)(.*)$/u;
const quoted = /^> ?(?=\S)(.*)$/u;

function lineOf(text: string): Line {
  const [, point] = bullet.exec(text) ?? [];
  if (point !== undefined) return { kind: "bullets", text: point, number: 0 };
  const [, number = "", item] = numbered.exec(text) ?? [];
  if (item !== undefined) return { kind: "numbers", text: item, number: Number(number) };
  const [, words] = quoted.exec(text) ?? [];
  if (words !== undefined) return { kind: "quote", text: words, number: 0 };
  return { kind: "text", text, number: 0 };
}

/** A message by its lists, its quotations and what stands between them. */
export function readWhatsAppBlocks(text: string): readonly TextBlock[] {
  const groups: Line[][] = [];
  let fenced = false;
  for (const words of text.split("\n")) {
    const line = fenced ? { kind: "text" as const, text: words, number: 0 } : lineOf(words);
    if ((words.split(mono).length - 1) % 2 === 1) fenced = !fenced;
    const last = groups.at(-1);
    if (last?.[0]?.kind === line.kind) last.push(line);
    else groups.push([line]);
  }
  return groups.map(blockOf);
}

function blockOf(lines: readonly Line[]): TextBlock {
  const items = lines.map(({ text }) => text);
  const { kind = "text", number = 1 } = lines[0] ?? {};
  switch (kind) {
    case "text":
      return { kind, text: items.join("\n") };
    case "numbers":
      return { kind, first: number, items };
    case "bullets":
    case "quote":
      return { kind, items };
  }
}
