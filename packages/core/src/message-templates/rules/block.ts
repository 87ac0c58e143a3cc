import { fail, type Failure } from "@siar/kernel/failure";
import { variableName, type Part, type VariableName } from "./parts.ts";

/** Deeper than this nobody can read it any more. */
export const MAX_DEPTH = 3;

/** What cannot be read, with its place in the text. */
export interface Fault {
  readonly from: number;
  readonly to: number;
  readonly failure: Failure;
}

interface Wrong {
  readonly ok: false;
  readonly fault: Fault;
}

interface Block {
  readonly ok: true;
  readonly part: Part;
  readonly end: number;
}

interface Branch {
  readonly ok: true;
  readonly parts: Part[];
  /** Where the bar or the closing mark stands, or the text ends. */
  readonly end: number;
}

const ESCAPABLE = "{}\\|";

/** One character, or one that a backslash makes an ordinary one. */
export function readCharacter(text: string, at: number, escapable = ESCAPABLE) {
  const next = text.charAt(at + 1);
  return text.charAt(at) === "\\" && next !== "" && escapable.includes(next)
    ? { character: next, end: at + 2 }
    : { character: text.charAt(at), end: at + 1 };
}

/** What begins with the brace at `start`. */
export function readBlock(text: string, start: number, depth: number): Block | Wrong {
  if (depth > MAX_DEPTH) return tooDeep(start);
  return text.startsWith("{{", start)
    ? readChoice(text, start, depth)
    : readBraces(text, start, depth);
}

function readChoice(text: string, start: number, depth: number): Block | Wrong {
  const options: Part[][] = [];
  let at = start + 2;
  for (;;) {
    const branch = readBranch(text, at, "}}", depth);
    if (!branch.ok) return branch;
    options.push(branch.parts);
    if (branch.end >= text.length) return neverClosed(text, start);
    if (text.startsWith("}}", branch.end)) {
      const end = branch.end + 2;
      if (options.length < 2) return singleChoice(text, start, end);
      return { ok: true, part: { kind: "choice", options }, end };
    }
    at = branch.end + 1;
  }
}

/** A variable, with or without a fallback, or a condition. */
function readBraces(text: string, start: number, depth: number): Block | Wrong {
  const head = readUntil(text, start + 1, "{}|?=");
  if (head.end >= text.length) return neverClosed(text, start);
  const name = variableName(head.words.trim());
  if (name === null) return malformed(text, start);
  switch (text.charAt(head.end)) {
    case "}":
      return { ok: true, part: { kind: "variable", name, fallback: "" }, end: head.end + 1 };
    case "|":
      return readFallback(text, start, name, head.end + 1);
    case "?":
      return readCondition(text, { start, name, equals: null, depth }, head.end + 1);
    case "=":
      return readComparison(text, { start, name, depth }, head.end + 1);
    default:
      return malformed(text, start);
  }
}

function readFallback(text: string, start: number, name: VariableName, at: number): Block | Wrong {
  const { words, end } = readUntil(text, at, "{}|");
  if (end >= text.length) return neverClosed(text, start);
  if (text.charAt(end) !== "}") return malformed(text, start);
  return { ok: true, part: { kind: "variable", name, fallback: words }, end: end + 1 };
}

interface Head {
  readonly start: number;
  readonly name: VariableName;
  readonly depth: number;
}

function readComparison(text: string, head: Head, at: number): Block | Wrong {
  const { words, end } = readUntil(text, at, "{}|?", `${ESCAPABLE}?`);
  if (end >= text.length) return neverClosed(text, head.start);
  const equals = words.trim();
  if (text.charAt(end) !== "?" || equals === "") return malformed(text, head.start);
  return readCondition(text, { ...head, equals }, end + 1);
}

function readCondition(
  text: string,
  { start, name, equals, depth }: Head & { readonly equals: string | null },
  at: number,
): Block | Wrong {
  const words = readBranch(text, at, "}", depth);
  if (!words.ok) return words;
  const hasElse = text.charAt(words.end) === "|";
  const otherwise = hasElse ? readBranch(text, words.end + 1, "}", depth) : { ...words, parts: [] };
  if (!otherwise.ok) return otherwise;
  if (otherwise.end >= text.length) return neverClosed(text, start);
  if (text.charAt(otherwise.end) === "|") return malformed(text, start);
  return {
    ok: true,
    part: { kind: "condition", name, equals, words: words.parts, otherwise: otherwise.parts },
    end: otherwise.end + 1,
  };
}

/** Words and parts up to a bar, to what closes them, or to the end of the text. */
function readBranch(text: string, start: number, close: string, depth: number): Branch | Wrong {
  const parts: Part[] = [];
  let plain = "";
  let at = start;
  const endText = (): void => {
    if (plain !== "") parts.push({ kind: "text", text: plain });
    plain = "";
  };
  while (at < text.length && text.charAt(at) !== "|" && !text.startsWith(close, at)) {
    if (text.charAt(at) === "{") {
      const block = readBlock(text, at, depth + 1);
      if (!block.ok) return block;
      endText();
      parts.push(block.part);
      at = block.end;
    } else {
      const { character, end } = readCharacter(text, at);
      plain += character;
      at = end;
    }
  }
  endText();
  return { ok: true, parts, end: at };
}

function readUntil(text: string, start: number, stops: string, escapable = ESCAPABLE) {
  let words = "";
  let at = start;
  while (at < text.length && !stops.includes(text.charAt(at))) {
    const { character, end } = readCharacter(text, at, escapable);
    words += character;
    at = end;
  }
  return { words, end: at };
}

const wrong = (from: number, to: number, failure: Failure): Wrong => ({
  ok: false,
  fault: { from, to, failure },
});

const neverClosed = (text: string, start: number): Wrong =>
  wrong(start, text.length, fail("message-brace-open", { at: start + 1 }).error);

/** As much as shows which one it is. */
const SHOWN = 60;

/** To the next closing brace, so that what is marked is what looks like the variable. */
function malformed(text: string, start: number): Wrong {
  const close = text.indexOf("}", start);
  const end = close < 0 ? text.length : close + 1;
  const params = {
    variable: text.slice(start, Math.min(end, start + SHOWN)),
    at: start + 1,
    example: "{name}, {name|Kak}, {attributes.city}",
  };
  return wrong(start, end, fail("message-variable-malformed", params).error);
}

const singleChoice = (text: string, start: number, end: number): Wrong =>
  wrong(
    start,
    end,
    fail("message-choice-single", {
      choice: text.slice(start, Math.min(end, start + SHOWN)),
      at: start + 1,
    }).error,
  );

const tooDeep = (start: number): Wrong =>
  wrong(start, start + 1, fail("message-too-deep", { at: start + 1, levels: MAX_DEPTH }).error);
