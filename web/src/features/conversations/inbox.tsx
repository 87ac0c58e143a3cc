import { useNavigate } from "@tanstack/react-router";
import { MessagesSquare } from "lucide-react";
import { useEffect, useEffectEvent, useRef } from "react";
import { classes } from "../../lib/classes.ts";
import { useI18n } from "../../lib/i18n/index.tsx";
import { usePageTitle } from "../../lib/use-page-title.ts";
import { EmptyState } from "../../ui/states.tsx";
import { ConversationPane } from "./conversation-pane.tsx";
import { InboxList } from "./inbox-list.tsx";
import type { InboxSearch } from "./search.ts";

interface Props {
  search: InboxSearch;
  onSearch: (search: InboxSearch) => void;
  /** Undefined: none is open. */
  id: number | undefined;
}

/** List and conversation side by side; on a phone one at a time. */
export function Inbox({ search, onSearch, id }: Props) {
  const { t } = useI18n();
  const box = useRef<HTMLTextAreaElement>(null);
  useKeys(id, search, () => box.current?.focus());
  return (
    <div
      data-wide
      className="-mx-4 -mt-4 -mb-24 flex h-[calc(100dvh-7rem)] min-h-100 sm:-mx-6 lg:-mx-8 lg:-mt-5 lg:-mb-12 lg:h-[calc(100dvh-4.25rem)]"
    >
      <div
        className={classes(
          "min-h-0 w-full flex-col lg:flex lg:w-80 lg:shrink-0 lg:border-r lg:border-line",
          id === undefined ? "flex" : "hidden",
        )}
      >
        {id === undefined && <ListTitle />}
        <InboxList search={search} onSearch={onSearch} current={id} />
      </div>
      {id === undefined ? (
        <div className="hidden flex-1 place-items-center lg:grid">
          <EmptyState
            icon={<MessagesSquare aria-hidden="true" />}
            title={t("conversations.choose")}
          >
            {t("conversations.chooseHint")}
          </EmptyState>
        </div>
      ) : (
        <ConversationPane id={id} search={search} box={box} />
      )}
    </div>
  );
}

function ListTitle() {
  const { t } = useI18n();
  usePageTitle(t("nav.conversations"));
  return <h1 className="px-3 pt-3 text-lg">{t("nav.conversations")}</h1>;
}

const typing = "input, textarea, select, [contenteditable], [role=dialog], [role=menu]";

const lines = () => [...document.querySelectorAll<HTMLElement>("[data-conversation]")];

/** J and K go through the list, Enter writes, as a hand that never leaves the keyboard wants it. */
function useKeys(id: number | undefined, search: InboxSearch, write: () => void) {
  const navigate = useNavigate();
  const press = useEffectEvent((event: KeyboardEvent) => {
    const { target, key } = event;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (target instanceof Element && target.closest(typing)) return;
    if (key === "/" && id !== undefined) {
      write();
    } else if (key === "Enter" && id !== undefined && target === document.body) {
      event.preventDefault();
      write();
    } else if (key === "j" || key === "k") {
      const all = lines();
      const focused = all.findIndex((line) => line === document.activeElement);
      const open = all.findIndex((line) => line.dataset["conversation"] === String(id));
      const from = focused === -1 ? open : focused;
      const next = all[Math.max(0, from + (key === "j" ? 1 : -1))];
      const nextId = Number(next?.dataset["conversation"]);
      next?.focus();
      if (id !== undefined && next) {
        void navigate({ to: "/conversations/$id", params: { id: nextId }, search });
      }
    }
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => press(event);
    document.addEventListener("keydown", listener);
    return () => document.removeEventListener("keydown", listener);
  }, []);
}
