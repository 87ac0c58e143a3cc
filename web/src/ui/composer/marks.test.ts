import { EditorSelection, EditorState, type StateCommand } from "@codemirror/state";
import { describe, expect, it } from "vitest";
import { continueList, toggleLines, toggleMark } from "./marks.ts";

/** Text with its selection between brackets, `Hai [Budi]`; both at one place for a cursor. */
function after(command: StateCommand, text: string): string {
  const from = text.indexOf("[");
  const to = text.indexOf("]") - 1;
  const doc = text.replace("[", "").replace("]", "");
  let state = EditorState.create({ doc, selection: EditorSelection.range(from, to) });
  const done = command({ state, dispatch: (transaction) => (state = transaction.state) });
  if (!done) return "not done";
  const { main } = state.selection;
  const said = state.doc.toString();
  return `${said.slice(0, main.from)}[${said.slice(main.from, main.to)}]${said.slice(main.to)}`;
}

describe("formatting by toolbar and shortcuts", () => {
  it("puts marks around a selection and takes them away", () => {
    expect(after(toggleMark("*"), "Hai [Budi]!")).toBe("Hai *[Budi]*!");
    expect(after(toggleMark("*"), "Hai *[Budi]*!")).toBe("Hai [Budi]!");
    expect(after(toggleMark("```"), "kode []")).toBe("kode ```[]```");
  });

  it("makes lists and quotations of whole lines, and plain lines of them again", () => {
    expect(after(toggleLines("bullets"), "Menu\nko[pi\nt]eh")).toBe("Menu\n- ko[pi\n- t]eh");
    expect(after(toggleLines("bullets"), "- ko[pi\n- t]eh")).toBe("ko[pi\nt]eh");
    expect(after(toggleLines("numbers"), "[- kopi\n- teh]")).toBe("[1. kopi\n2. teh]");
    expect(after(toggleLines("quote"), "kata[]")).toBe("> kata[]");
  });

  it("goes on with a list at Enter, and ends it at an empty point", () => {
    expect(after(continueList, "- kopi[]")).toBe("- kopi\n- []");
    expect(after(continueList, "9. kopi[]")).toBe("9. kopi\n10. []");
    expect(after(continueList, "- kopi\n- []")).toBe("- kopi\n[]");
    expect(after(continueList, "kopi[]")).toBe("not done");
    expect(after(continueList, "[]- kopi")).toBe("not done");
  });
});
