/** How WhatsApp writes emphasis in plain text, read the way a phone draws it. */
export type Emphasis = "bold" | "italic" | "strike" | "mono";

export type TextPiece = string | { emphasis: Emphasis; pieces: readonly TextPiece[] };

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
  emphasis: Emphasis;
  inside: string;
  end: number;
}

function emphasisAt(text: string, at: number): Found | undefined {
  if (text.startsWith(mono, at)) {
    const close = text.indexOf(mono, at + mono.length);
    if (close <= at + mono.length) return undefined;
    const inside = text.slice(at + mono.length, close);
    return { emphasis: "mono", inside, end: close + mono.length };
  }
  const mark = text[at] ?? "";
  const emphasis = marks[mark];
  if (!emphasis || isWord(text[at - 1]) || isSpace(text[at + 1])) return undefined;
  const close = closingOf(text, mark, at);
  return close < 0 ? undefined : { emphasis, inside: text.slice(at + 1, close), end: close + 1 };
}

export function readWhatsAppText(text: string): readonly TextPiece[] {
  const pieces: TextPiece[] = [];
  let plain = "";
  let at = 0;
  while (at < text.length) {
    const found = emphasisAt(text, at);
    if (!found) {
      plain += text[at];
      at += 1;
      continue;
    }
    if (plain !== "") pieces.push(plain);
    plain = "";
    const { emphasis, inside } = found;
    pieces.push({ emphasis, pieces: emphasis === "mono" ? [inside] : readWhatsAppText(inside) });
    at = found.end;
  }
  return plain === "" ? pieces : [...pieces, plain];
}
