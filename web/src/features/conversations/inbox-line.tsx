import { Link } from "@tanstack/react-router";
import { VolumeX } from "lucide-react";
import { classes } from "../../lib/classes.ts";
import { useI18n } from "../../lib/i18n/index.tsx";
import { ColorDot } from "../../ui/label-chip.tsx";
import { RelativeTime } from "../../ui/relative-time.tsx";
import type { Conversation } from "./queries.ts";
import type { InboxSearch } from "./search.ts";
import { Ticks } from "./ticks.tsx";
import { nameOf, typeName } from "./words.ts";

interface LineProps {
  conversation: Conversation;
  search: InboxSearch;
  isCurrent: boolean;
}

export function InboxLine({ conversation, search, isCurrent }: LineProps) {
  const { t } = useI18n();
  const { contact, unread } = conversation;
  return (
    <Link
      to="/conversations/$id"
      params={{ id: conversation.id }}
      search={search}
      data-conversation={conversation.id}
      aria-current={isCurrent ? "page" : undefined}
      className={classes(
        "grid grid-cols-1 gap-0.5 border-b border-line px-3 py-2.5 -outline-offset-2 hover:bg-paper-2",
        isCurrent && "bg-accent-soft hover:bg-accent-soft",
      )}
    >
      <span className="flex items-baseline gap-2">
        <span className={classes("truncate", unread > 0 && "font-semibold")}>
          {nameOf(contact, t("conversations.nameless"))}
        </span>
        {contact.optedOut && (
          <VolumeX size={13} aria-hidden="true" className="shrink-0 self-center text-bad" />
        )}
        <RelativeTime
          value={conversation.lastMessageAt}
          className="ml-auto shrink-0 text-xs text-ink-2"
        />
      </span>
      <Saying conversation={conversation} />
      <Marks conversation={conversation} />
    </Link>
  );
}

interface Shown {
  conversation: Conversation;
}

/** What was said last, and how much of it nobody has read. */
function Saying({ conversation: { last, unread } }: Shown) {
  const { t, format } = useI18n();
  const named = last && typeName(last.type);
  return (
    <span className="flex items-center gap-1.5 text-sm text-ink-2">
      {last?.status && <Ticks status={last.status} />}
      <span className="truncate">
        {last?.text || (named ? t(named) : t("conversations.nothingSaid"))}
      </span>
      {unread > 0 && (
        <span className="ml-auto shrink-0 rounded-full bg-accent px-1.5 text-xs font-semibold text-on-accent">
          <span aria-hidden="true">{format.number(unread)}</span>
          <span className="sr-only">{t("conversations.unread", { count: unread })}</span>
        </span>
      )}
    </span>
  );
}

function Marks({ conversation: { contact, assignedTo } }: Shown) {
  if (contact.labels.length === 0 && !assignedTo) return null;
  return (
    <span className="flex items-center gap-2 text-xs text-ink-2">
      {contact.labels.slice(0, 2).map(({ id, name, color }) => (
        <span key={id} className="flex min-w-0 items-center gap-1">
          <ColorDot color={color} className="size-2" />
          <span className="truncate">{name}</span>
        </span>
      ))}
      {assignedTo && <span className="ml-auto max-w-28 shrink-0 truncate">{assignedTo.name}</span>}
    </span>
  );
}
