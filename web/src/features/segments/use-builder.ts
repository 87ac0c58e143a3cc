import { useLayoutEffect, useMemo, useRef } from "react";
import type { Builder } from "./criteria-context.ts";
import type { GroupDraft } from "./draft.ts";
import { moved, slotAtEnd, slotBeside, stepped, unwrapped, wrapped } from "./moving.ts";

/** What is done to the tree as a whole. Whatever is moved keeps the focus, wherever it lands. */
export function useBuilder(root: GroupDraft, change: (root: GroupDraft) => void): Builder {
  const now = useRef({ root, change });
  const landed = useRef<number>(undefined);
  useLayoutEffect(() => {
    now.current = { root, change };
    if (landed.current === undefined) return;
    document.querySelector<HTMLElement>(`[data-mover="${landed.current}"]`)?.focus();
    landed.current = undefined;
  });
  return useMemo(() => {
    const edit = (to: (root: GroupDraft) => GroupDraft, id?: number) => {
      landed.current = id;
      now.current.change(to(now.current.root));
    };
    return {
      wrap: (id) => edit((from) => wrapped(from, id), id),
      unwrap: (id) => edit((from) => unwrapped(from, id)),
      step: (id, by) => edit((from) => stepped(from, id, by), id),
      dropBeside: (id, other, after) =>
        edit((from) => {
          const slot = slotBeside(from, id, other, after);
          return slot ? moved(from, id, slot) : from;
        }, id),
      dropAtEnd: (id, group) =>
        edit((from) => {
          const slot = slotAtEnd(from, id, group);
          return slot ? moved(from, id, slot) : from;
        }, id),
    };
  }, []);
}
