import { CircleAlert, CircleCheck, CloudOff, LoaderCircle, PencilLine } from "lucide-react";
import type { ReactNode } from "react";
import { type MessageKey, useI18n } from "../../../lib/i18n/index.tsx";
import { type Draft, isUnsaved } from "./draft-state.ts";

interface Look {
  text: MessageKey;
  icon: ReactNode;
}

const size = { size: 15, "aria-hidden": true } as const;

const looks = {
  none: { text: "builder.saved.none", icon: <PencilLine {...size} /> },
  done: { text: "builder.saved.done", icon: <CircleCheck {...size} className="text-good" /> },
  busy: { text: "builder.saved.busy", icon: <LoaderCircle {...size} /> },
  offline: { text: "builder.saved.offline", icon: <CloudOff {...size} className="text-warn" /> },
  waits: { text: "builder.saved.waits", icon: <CircleAlert {...size} className="text-bad" /> },
} as const satisfies Record<string, Look>;

function lookOf(draft: Draft): Look {
  switch (draft.standing.kind) {
    case "offline":
      return looks.offline;
    case "refused":
    case "clash":
    case "ended":
      return looks.waits;
    case "sending":
      return looks.busy;
    case "calm":
      if (isUnsaved(draft)) return looks.busy;
      return draft.known.version === 0 ? looks.none : looks.done;
  }
}

/** Whether what is typed is safe, always at the same place. */
export function SavedNote({ draft }: { draft: Draft }) {
  const { t } = useI18n();
  const { text, icon } = lookOf(draft);
  return (
    <p role="status" className="flex items-center gap-1.5 text-sm text-ink-2 [&>svg]:shrink-0">
      {icon}
      {t(text)}
    </p>
  );
}
