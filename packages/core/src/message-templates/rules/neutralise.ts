const BREAKS = /[\s\u0085]+/gu;
/** Control characters, and marks that turn the direction of the text that follows. */
const INVISIBLE = /[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu;
/** What would begin a quotation or a list, were the value at the start of a line. */
const LINE_MARK = /^(?:[>*-]+ *)+/u;
/** `1. FC` at the start of a line would be a numbered list; `1.FC` is none. */
const NUMBER_MARK = /^(\d+\.) +/u;
/** WhatsApp's bold, italic and strike, where they touch no letter or digit on one of their sides. */
const MARKS_AT_EDGE = /(?<![\p{L}\p{N}])[*_~]+|[*_~]+(?![\p{L}\p{N}])/gu;

/**
 * A value as plain words on one line: it may neither format the message around it nor look like a
 * part of its own. Marks inside a word format nothing and stay: `budi_santoso`.
 */
export const neutralise = (value: string): string =>
  value
    .toWellFormed()
    .replace(BREAKS, " ")
    .replace(INVISIBLE, "")
    .replaceAll("`", "'")
    .trim()
    .replace(LINE_MARK, "")
    .replace(MARKS_AT_EDGE, "")
    .trim()
    .replace(NUMBER_MARK, "$1");
