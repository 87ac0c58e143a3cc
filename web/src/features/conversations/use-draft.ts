import { useState } from "react";

/** Where a tab keeps the words of an unfinished message, for each conversation; gone at sign-out. */
const place = (id: number): string => `siar.draft.conversation.${id}`;

function kept(id: number): string {
  try {
    return sessionStorage.getItem(place(id)) ?? "";
  } catch {
    return "";
  }
}

function keep(id: number, text: string): void {
  try {
    if (text === "") sessionStorage.removeItem(place(id));
    else sessionStorage.setItem(place(id), text);
  } catch {
    // A browser that keeps nothing has the words as long as they are shown.
  }
}

export interface Draft {
  text: string;
  set: (text: string) => void;
  /** Brings back what could not be sent, unless other words were begun meanwhile. */
  restore: (text: string) => void;
}

/** What was written and not sent yet, kept for each conversation; the component is made anew for each. */
export function useDraft(id: number): Draft {
  const [text, setText] = useState(() => kept(id));
  const set = (next: string) => {
    setText(next);
    keep(id, next);
  };
  const restore = (lost: string) => {
    setText((now) => (now === "" ? lost : now));
    if (kept(id) === "") keep(id, lost);
  };
  return { text, set, restore };
}
