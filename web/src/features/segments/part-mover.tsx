import { GripVertical } from "lucide-react";
import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import { useI18n } from "../../lib/i18n/index.tsx";
import { useBuilder } from "./criteria-context.ts";

/** Marks what a part can be dropped on: another part, or the end of a group. */
export const onPart = (id: number) => ({ "data-part": id });
export const onEnd = (id: number) => ({ "data-end": id });

const number = (text: string | undefined): number | undefined =>
  text === undefined ? undefined : Number(text);

/** What lies under the pointer that a part could be put beside. */
function targetAt(x: number, y: number) {
  const element = document.elementFromPoint(x, y)?.closest<HTMLElement>("[data-part],[data-end]");
  if (!element) return undefined;
  const { top, height } = element.getBoundingClientRect();
  const { part, end } = element.dataset;
  return { element, part: number(part), end: number(end), after: y > top + height / 2 };
}

/** What the pointer does with a part: holds it over others, marks where it would go, lets go. */
function useDrag(id: number) {
  const { dropBeside, dropAtEnd } = useBuilder();
  const over = useRef<HTMLElement>(undefined);
  const mark = (element: HTMLElement | undefined) => {
    over.current?.classList.remove("outline-2", "outline-accent");
    element?.classList.add("outline-2", "outline-accent");
    over.current = element;
  };
  type Grip = PointerEvent<HTMLButtonElement>;
  const holds = ({ currentTarget, pointerId }: Grip) => currentTarget.hasPointerCapture(pointerId);
  return {
    onPointerDown: (grip: Grip) => grip.currentTarget.setPointerCapture(grip.pointerId),
    onPointerMove: (grip: Grip) => {
      if (holds(grip)) mark(targetAt(grip.clientX, grip.clientY)?.element);
    },
    onPointerCancel: () => mark(undefined),
    onPointerUp: (grip: Grip) => {
      if (!holds(grip)) return;
      mark(undefined);
      const target = targetAt(grip.clientX, grip.clientY);
      if (target?.part !== undefined) dropBeside(id, target.part, target.after);
      else if (target?.end !== undefined) dropAtEnd(id, target.end);
    },
  };
}

/** Takes a part elsewhere: dragged by any pointer, or step by step with the arrow keys. */
export function PartMover({ id, what }: { id: number; what: string }) {
  const { t } = useI18n();
  const { step } = useBuilder();
  const drag = useDrag(id);
  const press = (event: KeyboardEvent<HTMLButtonElement>) => {
    if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
    event.preventDefault();
    step(id, event.key === "ArrowUp" ? -1 : 1);
  };
  return (
    <button
      type="button"
      data-mover={id}
      aria-label={t("criteria.dragPart", { what })}
      title={t("criteria.moveHint")}
      className="mt-1.5 shrink-0 cursor-grab touch-none rounded-sm p-1 text-ink-3 hover:text-ink active:cursor-grabbing"
      onKeyDown={press}
      {...drag}
    >
      <GripVertical size={16} aria-hidden="true" />
    </button>
  );
}
