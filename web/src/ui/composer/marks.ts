import { EditorSelection, type StateCommand } from "@codemirror/state";

/** Puts a mark around what is selected, or takes it away; the cursor ends up inside. */
export const toggleMark =
  (mark: string): StateCommand =>
  ({ state, dispatch }) => {
    const change = state.changeByRange(({ from, to }) => {
      const before = state.sliceDoc(from - mark.length, from);
      const after = state.sliceDoc(to, to + mark.length);
      if (before === mark && after === mark) {
        return {
          changes: [
            { from: from - mark.length, to: from },
            { from: to, to: to + mark.length },
          ],
          range: EditorSelection.range(from - mark.length, to - mark.length),
        };
      }
      return {
        changes: [
          { from, insert: mark },
          { from: to, insert: mark },
        ],
        range: EditorSelection.range(from + mark.length, to + mark.length),
      };
    });
    dispatch(state.update(change, { scrollIntoView: true, userEvent: "input" }));
    return true;
  };

/** What a line begins with where it is part of a list or a quotation. */
const leads = /^(?:[-*] |\d{1,3}\. |> )/u;

export type LineMark = "bullets" | "numbers" | "quote";

const leadOf = (mark: LineMark, index: number): string => {
  switch (mark) {
    case "bullets":
      return "- ";
    case "numbers":
      return `${index + 1}. `;
    case "quote":
      return "> ";
  }
};

/** Makes every line that is touched one of a list or quotation; if all are already, none. */
export const toggleLines =
  (mark: LineMark): StateCommand =>
  ({ state, dispatch }) => {
    const { from, to } = state.selection.main;
    const first = state.doc.lineAt(from).number;
    const last = state.doc.lineAt(to).number;
    const lines = Array.from({ length: last - first + 1 }, (_, at) => state.doc.line(first + at));
    const all = lines.every(({ text }, at) => text.startsWith(leadOf(mark, at)));
    const changes = lines.map(({ from: start, text }, at) => {
      const old = leads.exec(text)?.[0] ?? "";
      return { from: start, to: start + old.length, insert: all ? "" : leadOf(mark, at) };
    });
    const update = state.changes(changes);
    dispatch(
      state.update({
        changes: update,
        selection: EditorSelection.range(update.mapPos(from, 1), update.mapPos(to, 1)),
        scrollIntoView: true,
        userEvent: "input",
      }),
    );
    return true;
  };

/** Enter within a list goes on with it; on an empty point the list ends. */
export const continueList: StateCommand = ({ state, dispatch }) => {
  const { main } = state.selection;
  const line = state.doc.lineAt(main.head);
  const lead = leads.exec(line.text)?.[0];
  if (!main.empty || lead === undefined || main.head < line.from + lead.length) return false;
  const ends = line.text.trim() === lead.trim();
  const number = /^(\d{1,3})\./u.exec(lead)?.[1];
  const next = number === undefined ? lead : `${Number(number) + 1}. `;
  const change = ends
    ? { from: line.from, to: line.to, insert: "" }
    : { from: main.head, insert: `\n${next}` };
  const cursor = ends ? line.from : main.head + change.insert.length;
  dispatch(
    state.update({
      changes: change,
      selection: EditorSelection.cursor(cursor),
      scrollIntoView: true,
      userEvent: "input",
    }),
  );
  return true;
};
