import { readMessage, type Fault, type Part } from "@siar/core/message-templates/rules";
import { type EditorState, type Extension, StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, WidgetType } from "@codemirror/view";

/** What the drawing of a message depends on beside its text. */
export interface Drawing {
  label: (part: Part) => string;
  faults: (text: string) => readonly Fault[];
  sentence: (fault: Fault) => string;
}

export interface Chip {
  part: Exclude<Part, { kind: "text" }>;
  from: number;
  to: number;
}

export const redraw = StateEffect.define<Drawing>();

class ChipWidget extends WidgetType {
  readonly part: Chip["part"];
  readonly label: string;
  readonly complaint: string | undefined;

  constructor(part: Chip["part"], label: string, complaint: string | undefined) {
    super();
    this.part = part;
    this.label = label;
    this.complaint = complaint;
  }

  override eq(other: ChipWidget): boolean {
    return (
      other.part.kind === this.part.kind &&
      other.label === this.label &&
      other.complaint === this.complaint
    );
  }

  toDOM(): HTMLElement {
    const chip = document.createElement("span");
    chip.className = `chip chip-${this.part.kind}${this.complaint ? " chip-wrong" : ""}`;
    chip.textContent = this.label;
    chip.title = this.complaint ?? this.label;
    return chip;
  }

  override ignoreEvent(): boolean {
    return false;
  }
}

const isChip = (piece: { part: Part; from: number; to: number }): piece is Chip =>
  piece.part.kind !== "text";

interface Drawn {
  drawing: Drawing;
  chips: readonly Chip[];
  decorations: DecorationSet;
}

function draw(text: string, drawing: Drawing): Drawn {
  const chips = readMessage(text).pieces.filter(isChip);
  const faults = drawing.faults(text);
  const complaintAt = (from: number) => {
    const fault = faults.find((each) => each.from === from);
    return fault && drawing.sentence(fault);
  };
  const widgets = chips.map(({ part, from, to }) => {
    const widget = new ChipWidget(part, drawing.label(part), complaintAt(from));
    return Decoration.replace({ widget }).range(from, to);
  });
  const marks = faults
    .filter((fault) => !chips.some(({ from }) => from === fault.from))
    .map((fault) => {
      const attributes = { title: drawing.sentence(fault) };
      return Decoration.mark({ class: "cm-fault", attributes }).range(fault.from, fault.to);
    });
  return { drawing, chips, decorations: Decoration.set([...widgets, ...marks], true) };
}

function drawnField(first: Drawing) {
  return StateField.define<Drawn>({
    create: (state) => draw(state.doc.toString(), first),
    update(drawn, transaction) {
      const effect = transaction.effects.find((each) => each.is(redraw));
      const drawing: Drawing = effect?.is(redraw) ? effect.value : drawn.drawing;
      return transaction.docChanged || drawing !== drawn.drawing
        ? draw(transaction.newDoc.toString(), drawing)
        : drawn;
    },
    provide: (field) => [
      EditorView.decorations.from(field, ({ decorations }) => decorations),
      EditorView.atomicRanges.of((view) => chipRanges(view.state.field(field).chips)),
    ],
  });
}

const whole = Decoration.mark({});
const chipRanges = (chips: readonly Chip[]): DecorationSet =>
  Decoration.set(chips.map(({ from, to }) => whole.range(from, to)));

export interface Chips {
  extension: Extension;
  /** The chip that the cursor touches, the one before it first. */
  beside: (state: EditorState) => Chip | undefined;
  under: (state: EditorState, place: number) => Chip | undefined;
}

/** Parts of a message drawn as chips: one steps over them, deletes them whole, and never types into one. */
export function chipsOf(first: Drawing): Chips {
  const field = drawnField(first);
  return {
    extension: field,
    beside: (state) => {
      const { head } = state.selection.main;
      const { chips } = state.field(field);
      return chips.find(({ to }) => to === head) ?? chips.find(({ from }) => from === head);
    },
    under: (state, place) =>
      state.field(field).chips.find(({ from, to }) => from <= place && place < to),
  };
}
