import { fail } from "@siar/kernel/failure";
import { ok, type Result } from "@siar/kernel/result";
import { MAX_FILE, MAX_RECORD, type Encoding } from "../schema.ts";
import { byteOrderMark } from "./encoding.ts";

export interface Inspector {
  push(bytes: Uint8Array): void;
  readonly size: number;
  /** What the file is written in, or why it is no table of text at all. */
  end(): Result<Encoding>;
}

/** What a file begins with that is no text, whatever it is called. */
const signatures: readonly (readonly number[])[] = [
  [0x50, 0x4b, 0x03, 0x04],
  [0x50, 0x4b, 0x05, 0x06],
  [0xd0, 0xcf, 0x11, 0xe0],
];

const HEAD = 4;

/** Looks at every byte of a file as it passes by, so that a bad one is refused before a row is read. */
export function inspector(): Inspector {
  let head: number[] = [];
  let size = 0;
  let scan: Scan | null = null;
  return {
    get size() {
      return size;
    },
    push: (bytes) => {
      size += bytes.length;
      const needed = HEAD - head.length;
      if (needed > 0) head = [...head, ...bytes.subarray(0, needed)];
      scan ??=
        byteOrderMark(bytes)?.encoding.startsWith("utf-16") === true ? wide(bytes) : narrow();
      scan.push(bytes);
    },
    end: () => {
      if (size === 0 || scan === null) return fail("import-empty");
      if (size > MAX_FILE) return fail("body-too-large", { limit: "200 MB" });
      if (signatures.some((bytes) => bytes.every((byte, at) => head[at] === byte))) {
        return fail("import-spreadsheet");
      }
      return verdict(scan.end(), byteOrderMark(Uint8Array.from(head))?.encoding ?? null);
    },
  };
}

interface Seen {
  readonly nulLine: number;
  readonly longLine: number;
  /** Where it first stopped being UTF-8. */
  readonly badLine: number;
  /** How often it was UTF-8 beyond ASCII, and how often it was not. */
  readonly good: number;
  readonly bad: number;
  /** Bytes that mean nothing in Windows-1252. */
  readonly strange: number;
}

interface Scan {
  push(bytes: Uint8Array): void;
  end(): Seen;
}

function verdict(seen: Seen, mark: Encoding | null): Result<Encoding> {
  if (seen.nulLine > 0) return fail("import-not-text", { line: seen.nulLine });
  if (seen.longLine > 0) return fail("import-line-too-long", { line: seen.longLine });
  if (mark === "utf-16le" || mark === "utf-16be") return ok(mark);
  if (seen.bad === 0) return ok("utf-8");
  const damaged = mark === "utf-8" || seen.strange > 0 || seen.good >= seen.bad;
  return damaged ? fail("import-encoding", { line: seen.badLine }) : ok("windows-1252");
}

/** Text of one byte and more a character. */
function narrow(): Scan {
  const lines = lineCount();
  const utf8 = utf8Check();
  let strange = 0;
  let nulLine = 0;
  return {
    push: (bytes) => {
      for (let at = 0; at < bytes.length; at += 1) {
        const byte = bytes[at] ?? 0;
        if (byte >= 0x80 || utf8.open()) {
          utf8.next(byte, lines.line);
          if (unknown1252.has(byte)) strange += 1;
        } else if (byte === 0 && nulLine === 0) nulLine = lines.line;
        lines.next(byte);
      }
    },
    end: () => ({ ...utf8.end(lines.line), strange, nulLine, longLine: lines.longLine() }),
  };
}

const unknown1252 = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);

function lineCount() {
  let line = 1;
  let length = 0;
  let longLine = 0;
  return {
    get line() {
      return line;
    },
    next: (unit: number): void => {
      length += 1;
      if (length > MAX_RECORD && longLine === 0) longLine = line;
      if (unit === 10 || unit === 13) {
        length = 0;
        if (unit === 10) line += 1;
      }
    },
    longLine: () => longLine,
  };
}

/** UTF-8 as RFC 3629 has it: nothing longer than needed, no halves of surrogates. */
function utf8Check() {
  let wanted = 0;
  let low = 0x80;
  let high = 0xbf;
  let good = 0;
  let bad = 0;
  let badLine = 0;
  const fault = (line: number): void => {
    bad += 1;
    badLine ||= line;
    wanted = 0;
  };
  const begin = (byte: number, line: number): void => {
    wanted = byte >= 0xc2 && byte <= 0xdf ? 1 : byte <= 0xef && byte >= 0xe0 ? 2 : 3;
    if (byte < 0xc2 || byte > 0xf4) return fault(line);
    low = byte === 0xe0 ? 0xa0 : byte === 0xf0 ? 0x90 : 0x80;
    high = byte === 0xed ? 0x9f : byte === 0xf4 ? 0x8f : 0xbf;
  };
  return {
    open: () => wanted > 0,
    next: (byte: number, line: number): void => {
      if (wanted === 0) return begin(byte, line);
      if (byte < low || byte > high) {
        fault(line);
        if (byte >= 0x80) begin(byte, line);
        return;
      }
      low = 0x80;
      high = 0xbf;
      wanted -= 1;
      if (wanted === 0) good += 1;
    },
    end: (line: number) => {
      if (wanted > 0) fault(line);
      return { good, bad, badLine };
    },
  };
}

/** Text of two bytes a character. */
function wide(first: Uint8Array): Scan {
  const lines = lineCount();
  const little = byteOrderMark(first)?.encoding === "utf-16le";
  let half: number | null = null;
  let nulLine = 0;
  return {
    push: (bytes) => {
      for (let at = 0; at < bytes.length; at += 1) {
        const byte = bytes[at] ?? 0;
        if (half === null) half = byte;
        else {
          const unit: number = little ? half + byte * 256 : half * 256 + byte;
          half = null;
          if (unit === 0) nulLine ||= lines.line;
          lines.next(unit);
        }
      }
    },
    end: () => ({ nulLine, longLine: lines.longLine(), badLine: 0, good: 0, bad: 0, strange: 0 }),
  };
}
