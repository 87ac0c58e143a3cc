import { writePart, type Part } from "@siar/core/message-templates/rules";
import { useCallback, useState } from "react";
import type { Chip } from "./chips.ts";
import type { EditorHandle } from "./editor.tsx";

export type Piece = Chip["part"];

interface Draft {
  part: Piece;
  /** The chip that is being changed; none for a new part. */
  chip: Chip | undefined;
}

const empty: Record<Exclude<Piece["kind"], "variable">, Piece> = {
  condition: { kind: "condition", name: "name", equals: null, words: [], otherwise: [] },
  choice: { kind: "choice", options: [[], []] },
};

/** What the toolbar does with the parts of the text: puts them in, and opens the one beside the cursor. */
export function useParts(handle: EditorHandle | undefined) {
  const [draft, setDraft] = useState<Draft>();
  const edit = useCallback((chip: Chip) => setDraft({ part: chip.part, chip }), []);

  const put = (source: string, at?: { from: number; to: number }) => {
    if (!handle) return;
    const { view } = handle;
    const { from, to } = at ?? view.state.selection.main;
    view.dispatch({
      changes: { from, to, insert: source },
      selection: { anchor: from + source.length },
      scrollIntoView: true,
      userEvent: "input",
    });
    view.focus();
  };

  return {
    draft: draft?.part,
    edit,
    editBeside: () => {
      const chip = handle?.chips.beside(handle.view.state);
      if (chip) edit(chip);
    },
    put,
    focus: () => handle?.view.focus(),
    putPart: (part: Part) => put(writePart(part)),
    begin: (kind: keyof typeof empty) => setDraft({ part: empty[kind], chip: undefined }),
    dialog: {
      onSave: (part: Part) => {
        put(writePart(part), draft?.chip);
        setDraft(undefined);
      },
      onClose: () => setDraft(undefined),
      onClosed: () => handle?.view.focus(),
    },
  };
}

export type Parts = ReturnType<typeof useParts>;
