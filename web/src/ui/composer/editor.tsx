import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { Compartment, EditorState, type Extension, Transaction } from "@codemirror/state";
import { EditorView, keymap, placeholder as ghost } from "@codemirror/view";
import { useEffect, useLayoutEffect, useRef } from "react";
import { type Chip, type Chips, chipsOf, type Drawing, redraw } from "./chips.ts";
import { continueList, toggleMark } from "./marks.ts";
import { theme } from "./theme.ts";

export interface EditorHandle {
  view: EditorView;
  chips: Chips;
}

export interface EditorProps {
  value: string;
  onChange: (value: string) => void;
  drawing: Drawing;
  /** What the field is called and described by, and whether it is well. */
  attributes: Record<string, string>;
  multiline: boolean;
  disabled: boolean;
  placeholder: string;
  onEdit: (chip: Chip) => void;
  onReady: (handle: EditorHandle | undefined) => void;
}

/** The text as it is: plain source in which parts are drawn as chips. */
export default function Editor(props: EditorProps) {
  const { value, drawing, attributes, disabled, onReady } = props;
  const home = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  const made = useRef<EditorHandle & { named: Compartment }>(undefined);
  useLayoutEffect(() => {
    latest.current = props;
  });
  useLayoutEffect(() => {
    if (!home.current) return undefined;
    const chips = chipsOf(latest.current.drawing);
    const named = new Compartment();
    const view = new EditorView({
      parent: home.current,
      state: EditorState.create({
        doc: latest.current.value,
        extensions: [named.of(naming(latest.current)), behaviour(() => latest.current, chips)],
      }),
    });
    made.current = { view, chips, named };
    onReady({ view, chips });
    return () => {
      onReady(undefined);
      view.destroy();
    };
  }, [onReady]);
  useEffect(() => {
    const view = made.current?.view;
    const now = view?.state.doc.toString();
    if (!view || now === value) return;
    view.dispatch({ changes: { from: 0, to: now?.length ?? 0, insert: value } });
  }, [value]);
  useEffect(() => made.current?.view.dispatch({ effects: redraw.of(drawing) }), [drawing]);
  const spoken = JSON.stringify([attributes, disabled]);
  useEffect(() => {
    const { view, named } = made.current ?? {};
    if (named) view?.dispatch({ effects: named.reconfigure(naming(latest.current)) });
  }, [spoken]);
  return <div ref={home} className="min-w-0 flex-1" />;
}

const naming = ({ attributes, disabled }: EditorProps): Extension => [
  EditorView.contentAttributes.of({
    ...attributes,
    tabindex: "0",
    spellcheck: "true",
    autocorrect: "on",
    autocapitalize: "sentences",
  }),
  EditorView.editable.of(!disabled),
  EditorState.readOnly.of(disabled),
];

const shortcuts = [
  { key: "Mod-b", run: toggleMark("*") },
  { key: "Mod-i", run: toggleMark("_") },
  { key: "Mod-Shift-x", run: toggleMark("~") },
  { key: "Mod-Shift-m", run: toggleMark("```") },
  { key: "Enter", run: continueList },
];

function behaviour(props: () => EditorProps, chips: Chips): Extension {
  const edit = (chip: Chip | undefined): boolean => {
    if (chip && !props().disabled) props().onEdit(chip);
    return chip !== undefined;
  };
  const { multiline, placeholder } = props();
  return [
    history(),
    keymap.of([
      { key: "Alt-Enter", run: ({ state }) => edit(chips.beside(state)) },
      ...(multiline ? shortcuts : [{ key: "Enter", run: sendForm }]),
      ...historyKeymap,
      ...defaultKeymap.filter(({ key }) => key !== "Mod-Enter" && key !== "Mod-i"),
    ]),
    EditorView.lineWrapping,
    chips.extension,
    theme(multiline),
    ghost(placeholder),
    ...(multiline ? [] : [oneLine]),
    EditorView.updateListener.of(({ docChanged, state }) => {
      const text = state.doc.toString();
      if (docChanged && text !== props().value) props().onChange(text);
    }),
    EditorView.domEventHandlers({
      click: ({ target }, view) => {
        if (!(target instanceof HTMLElement) || !target.closest(".chip")) return false;
        return edit(chips.under(view.state, view.posAtDOM(target)));
      },
    }),
  ];
}

/** As in every other field of one line. */
function sendForm({ dom }: EditorView): boolean {
  dom.closest("form")?.requestSubmit();
  return true;
}

/** What is pasted into one line becomes one line. */
const oneLine = EditorState.transactionFilter.of((transaction) => {
  if (!transaction.docChanged || transaction.newDoc.lines === 1) return transaction;
  if (transaction.isUserEvent("input.paste") || !transaction.isUserEvent("input")) {
    const text = transaction.newDoc.toString().replaceAll(/\s*\n\s*/gu, " ");
    const { state } = transaction.startState.update({});
    return {
      changes: { from: 0, to: state.doc.length, insert: text },
      selection: { anchor: Math.min(transaction.newSelection.main.head, text.length) },
      annotations: Transaction.userEvent.of("input.paste"),
    };
  }
  return [];
});
