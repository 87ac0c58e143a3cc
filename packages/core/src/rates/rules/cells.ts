/**
 * The cells of one line, or null where a quotation is not closed or goes on outside of its marks.
 * A line break inside a cell is none that a rate card has use for.
 */
export function cellsOf(line: string, delimiter: string): string[] | null {
  const cells: string[] = [];
  let rest = line;
  for (;;) {
    const cell = rest.trimStart().startsWith('"')
      ? quoted(rest.trimStart())
      : bare(rest, delimiter);
    if (cell === null) return null;
    cells.push(cell.text.trim());
    if (cell.rest === "") return cells;
    if (!cell.rest.startsWith(delimiter)) return null;
    rest = cell.rest.slice(1);
  }
}

interface Cell {
  readonly text: string;
  readonly rest: string;
}

const quotation = /^"((?:[^"]|"")*)"[ \t]*/;

function quoted(rest: string): Cell | null {
  const found = quotation.exec(rest);
  if (found === null) return null;
  const [whole, inside = ""] = found;
  return { text: inside.replaceAll('""', '"'), rest: rest.slice(whole.length) };
}

function bare(rest: string, delimiter: string): Cell {
  const end = rest.indexOf(delimiter);
  return end < 0 ? { text: rest, rest: "" } : { text: rest.slice(0, end), rest: rest.slice(end) };
}
