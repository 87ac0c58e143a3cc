import { useQuery } from "@tanstack/react-query";
import { SendHorizontal } from "lucide-react";
import type { KeyboardEvent, Ref } from "react";
import { useI18n } from "../../lib/i18n/index.tsx";
import { Button } from "../../ui/button.tsx";
import { type CannedReply, cannedQuery } from "./queries.ts";
import type { Draft } from "./use-draft.ts";
import { slashOf } from "./words.ts";

interface Props {
  draft: Draft;
  box: Ref<HTMLTextAreaElement>;
  isNote: boolean;
  busy: boolean;
  /** Whose name a ready reply says. */
  name: string;
  submit: () => void;
}

/** The box that one writes in: Ctrl+Enter sends, and a slash asks for ready replies. */
export function WordsBox({ draft, box, isNote, busy, name, submit }: Props) {
  const { t } = useI18n();
  const found = useFound(isNote ? undefined : slashOf(draft.text));
  const insert = ({ text }: CannedReply) => draft.set(text.replaceAll("{name}", name));
  const press = (event: KeyboardEvent) => steer(event, found?.[0], insert, submit);
  return (
    <div className="relative grid grid-cols-[minmax(0,1fr)_auto] items-end gap-x-2 gap-y-1">
      {found && <Found found={found} onInsert={insert} />}
      <textarea
        ref={box}
        rows={Math.min(8, Math.max(2, draft.text.split("\n").length))}
        maxLength={4_096}
        aria-label={t(isNote ? "conversations.writeNote" : "conversations.write")}
        placeholder={t(isNote ? "conversations.writeNote" : "conversations.write")}
        value={draft.text}
        onChange={(event) => draft.set(event.target.value)}
        onKeyDown={press}
        className="control min-h-10 resize-none py-2"
      />
      <Button
        look="primary"
        busy={busy}
        disabled={draft.text.trim() === ""}
        onClick={submit}
        icon={<SendHorizontal size={16} aria-hidden="true" />}
        aria-label={t(isNote ? "conversations.saveNote" : "conversations.send")}
      />
      <p className="hidden text-xs text-ink-2 lg:block">
        {t(isNote ? "conversations.noteHint" : "conversations.writeHint")}
      </p>
    </div>
  );
}

/** Ctrl+Enter sends; Enter and Tab take the first ready reply, where any is asked for. */
function steer(
  event: KeyboardEvent,
  first: CannedReply | undefined,
  insert: (canned: CannedReply) => void,
  submit: () => void,
) {
  const isSubmit = event.key === "Enter" && (event.ctrlKey || event.metaKey);
  const isInsert = first !== undefined && (event.key === "Enter" || event.key === "Tab");
  if (!isSubmit && !isInsert) return;
  event.preventDefault();
  if (isSubmit) submit();
  else if (first) insert(first);
}

const shownAtMost = 6;

/** Ready replies that begin so; undefined where nobody asks for any. */
function useFound(slash: string | undefined): readonly CannedReply[] | undefined {
  const { data: canned = [] } = useQuery(cannedQuery);
  if (slash === undefined) return undefined;
  return canned.filter(({ shortcut }) => shortcut.startsWith(slash)).slice(0, shownAtMost);
}

interface FoundProps {
  found: readonly CannedReply[];
  onInsert: (canned: CannedReply) => void;
}

function Found({ found, onInsert }: FoundProps) {
  const { t } = useI18n();
  return (
    <ul
      aria-label={t("conversations.canned")}
      className="popup absolute inset-x-0 bottom-full z-10 mb-1 max-h-56 overflow-y-auto p-1"
    >
      {found.map((each) => (
        <li key={each.id}>
          <button
            type="button"
            onClick={() => onInsert(each)}
            className="menu-row w-full text-left"
          >
            <span className="shrink-0 font-mono text-sm">/{each.shortcut}</span>
            <span className="truncate text-ink-2">{each.text}</span>
          </button>
        </li>
      ))}
      {found.length === 0 && (
        <li className="px-2.5 py-1.5 text-sm text-ink-2">{t("conversations.noCanned")}</li>
      )}
    </ul>
  );
}
