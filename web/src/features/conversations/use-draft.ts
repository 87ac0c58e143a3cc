import { useState } from "react";
import { remember, remembered } from "../../lib/preferences.ts";
import { draftKey } from "./words.ts";

export interface Draft {
  text: string;
  set: (text: string) => void;
}

/** What was written and not sent yet, kept for each conversation; the component is made anew for each. */
export function useDraft(id: number): Draft {
  const [text, setText] = useState(() => remembered(draftKey(id)) ?? "");
  const set = (next: string) => {
    setText(next);
    remember(draftKey(id), next);
  };
  return { text, set };
}
