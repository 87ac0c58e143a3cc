import { type Draft, type GroupDraft, newGroup } from "./draft.ts";

/** Between which parts of which group something can be put. */
export interface Slot {
  readonly group: number;
  readonly index: number;
}

const changed = (group: GroupDraft, change: (parts: readonly Draft[]) => Draft[]): GroupDraft => ({
  ...group,
  parts: change(group.parts),
});

/** Every group of the tree, from the innermost out, with what becomes of its parts. */
function everywhere(root: GroupDraft, change: (parts: readonly Draft[]) => Draft[]): GroupDraft {
  return changed(root, (parts) =>
    change(parts.map((part) => (part.kind === "group" ? everywhere(part, change) : part))),
  );
}

/** The part alone in a group of its own, which says the same until something is added. */
export const wrapped = (root: GroupDraft, id: number): GroupDraft =>
  everywhere(root, (parts) =>
    parts.map((part) => (part.id === id ? { ...newGroup("all"), parts: [part] } : part)),
  );

/** A group's parts in its place. What it said about them as a group is lost. */
export const unwrapped = (root: GroupDraft, id: number): GroupDraft =>
  everywhere(root, (parts) =>
    parts.flatMap((part) => (part.id === id && part.kind === "group" ? part.parts : [part])),
  );

export function partOf(root: GroupDraft, id: number): Draft | undefined {
  for (const part of root.parts) {
    const found = part.id === id ? part : part.kind === "group" ? partOf(part, id) : undefined;
    if (found) return found;
  }
  return undefined;
}

const without = (root: GroupDraft, id: number): GroupDraft =>
  everywhere(root, (parts) => parts.filter((part) => part.id !== id));

/** Every place for a part, from top to bottom, as if it were not there. */
function slotsOf(group: GroupDraft): Slot[] {
  const inside = group.parts.flatMap((part, index): Slot[] => [
    { group: group.id, index },
    ...(part.kind === "group" ? slotsOf(part) : []),
  ]);
  return [...inside, { group: group.id, index: group.parts.length }];
}

function slotOf(group: GroupDraft, id: number): Slot | undefined {
  const index = group.parts.findIndex((part) => part.id === id);
  if (index >= 0) return { group: group.id, index };
  for (const part of group.parts) {
    const found = part.kind === "group" ? slotOf(part, id) : undefined;
    if (found) return found;
  }
  return undefined;
}

const same = (left: Slot) => (right: Slot) =>
  left.group === right.group && left.index === right.index;

/** A slot counts the parts without the moved one. A group cannot be put into itself. */
export function moved(root: GroupDraft, id: number, slot: Slot): GroupDraft {
  const part = partOf(root, id);
  const rest = without(root, id);
  if (!part || !slotsOf(rest).some(same(slot))) return root;
  const put = (group: GroupDraft): GroupDraft => {
    const parts = group.parts.map((each) => (each.kind === "group" ? put(each) : each));
    return {
      ...group,
      parts: group.id === slot.group ? parts.toSpliced(slot.index, 0, part) : parts,
    };
  };
  return put(rest);
}

/** One place up or down, into groups and out of them. */
export function stepped(root: GroupDraft, id: number, by: -1 | 1): GroupDraft {
  const at = slotOf(root, id);
  if (!at) return root;
  const slots = slotsOf(without(root, id));
  const next = slots[slots.findIndex(same(at)) + by];
  return next ? moved(root, id, next) : root;
}

/** Beside another part, as if the moved one were not there any more. */
export function slotBeside(root: GroupDraft, id: number, other: number, after: boolean) {
  const at = slotOf(without(root, id), other);
  return at && { ...at, index: at.index + (after ? 1 : 0) };
}

export function slotAtEnd(root: GroupDraft, id: number, group: number): Slot | undefined {
  return slotsOf(without(root, id)).findLast((slot) => slot.group === group);
}
