import { useMutation, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import {
  ArrowLeft,
  EllipsisVertical,
  Hourglass,
  LayoutTemplate,
  PanelRight,
  Star,
} from "lucide-react";
import { type ReactNode, type RefObject, useState } from "react";
import { answer, api, newIdempotencyKey } from "../../lib/api.ts";
import { useI18n } from "../../lib/i18n/index.tsx";
import { problemFrom } from "../../lib/problem.ts";
import { useCan } from "../../lib/session.ts";
import { useNow } from "../../lib/use-now.ts";
import { usePageTitle } from "../../lib/use-page-title.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { Drawer } from "../../ui/drawer.tsx";
import { Menu, MenuItem } from "../../ui/menu.tsx";
import { ProblemNote } from "../../ui/problem-note.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { ErrorState } from "../../ui/states.tsx";
import { Composer } from "./composer.tsx";
import { CustomerSide } from "./customer-side.tsx";
import { type Conversation, conversationQuery, useChanged } from "./queries.ts";
import type { InboxSearch } from "./search.ts";
import { Thread } from "./thread.tsx";
import { useDraft } from "./use-draft.ts";
import { leftOf, nameOf } from "./words.ts";

interface Props {
  id: number;
  search: InboxSearch;
  box: RefObject<HTMLTextAreaElement | null>;
}

/** One conversation: what was said, what is said next, and who it is. */
export function ConversationPane({ id, search, box }: Props) {
  const { data, error, refetch } = useQuery(conversationQuery(id));
  if (error && !data) {
    return <ErrorState level={1} problem={problemFrom(error)} onRetry={() => void refetch()} />;
  }
  if (!data) return <Skeleton className="m-4 h-40" />;
  return <Shown key={id} conversation={data} search={search} box={box} />;
}

interface ShownProps extends Omit<Props, "id"> {
  conversation: Conversation;
}

function Shown({ conversation, search, box }: ShownProps) {
  const { t } = useI18n();
  const can = useCan();
  const now = useNow();
  const [isAbout, showAbout] = useState(false);
  const draft = useDraft(conversation.id);
  const left = leftOf(conversation.windowUntil, now);
  const mayReply = can("conversation:reply");
  const again = (text: string) => {
    draft.set(text);
    box.current?.focus();
  };
  const about = <CustomerSide conversation={conversation} />;
  return (
    <div className="flex min-h-0 min-w-0 flex-1">
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        <Head conversation={conversation} search={search} onAbout={() => showAbout(true)}>
          <WindowBadge left={left} />
        </Head>
        {conversation.contact.optedOut && <OptedOut />}
        <Thread conversation={conversation} onAgain={mayReply ? again : undefined} />
        {mayReply && (
          <Composer conversation={conversation} isOpen={left !== null} draft={draft} box={box} />
        )}
      </div>
      <aside
        aria-label={t("conversations.about")}
        className="relative hidden w-64 shrink-0 overflow-y-auto border-l border-line px-4 py-4 xl:block"
      >
        {about}
      </aside>
      {isAbout && (
        <Drawer title={t("conversations.about")} onClose={() => showAbout(false)}>
          {about}
        </Drawer>
      )}
    </div>
  );
}

function OptedOut() {
  const { t } = useI18n();
  return (
    <p className="border-b border-line bg-bad-soft px-3 py-1.5 text-sm">
      {t("conversations.optedOut")}
    </p>
  );
}

function WindowBadge({ left }: { left: ReturnType<typeof leftOf> }) {
  const { t } = useI18n();
  if (left === null) {
    return (
      <Badge tone="warn" icon={<LayoutTemplate size={12} aria-hidden="true" />}>
        {t("conversations.windowClosed")}
      </Badge>
    );
  }
  const { unit, count } = left;
  const words = t(unit === "hours" ? "conversations.leftHours" : "conversations.leftMinutes", {
    count,
  });
  const isShort = unit === "minutes" || count < 3;
  return (
    <Badge tone={isShort ? "warn" : "good"} icon={<Hourglass size={12} aria-hidden="true" />}>
      {t("conversations.window", { left: words })}
    </Badge>
  );
}

interface HeadProps {
  conversation: Conversation;
  search: InboxSearch;
  onAbout: () => void;
  children: ReactNode;
}

function Head({ conversation, search, onAbout, children }: HeadProps) {
  const { t } = useI18n();
  const can = useCan();
  const name = nameOf(conversation.contact, t("conversations.nameless"));
  usePageTitle(name);
  const acts = useActs(conversation);
  return (
    <header className="grid gap-2 border-b border-line px-3 py-2.5">
      <div className="flex items-center gap-2">
        <Button asChild look="quiet" size="icon-sm" className="lg:hidden">
          <Link to="/conversations" search={search} aria-label={t("conversations.back")}>
            <ArrowLeft size={18} aria-hidden="true" />
          </Link>
        </Button>
        <div className="min-w-0 flex-1">
          <h1 className="truncate text-lg leading-6">{name}</h1>
          <div className="flex flex-wrap items-center gap-x-2 gap-y-1">{children}</div>
        </div>
        {can("conversation:reply") && <StateButton acts={acts} conversation={conversation} />}
        <Button
          look="quiet"
          size="icon-sm"
          aria-label={t("conversations.about")}
          onClick={onAbout}
          className="xl:hidden"
        >
          <PanelRight size={18} aria-hidden="true" />
        </Button>
        {can("conversation:reply") && <MoreActs acts={acts} conversation={conversation} />}
      </div>
      {acts.error && <ProblemNote problem={problemFrom(acts.error)} />}
    </header>
  );
}

type Act = "close" | "reopen" | "ask-rating";

function useActs({ id }: Conversation) {
  const changed = useChanged();
  return useMutation({
    mutationFn: async (act: Act): Promise<void> => {
      const path = { id };
      if (act === "ask-rating") {
        const header = { "Idempotency-Key": newIdempotencyKey() };
        await answer(api.POST("/api/conversations/{id}/ask-rating", { params: { path, header } }));
      } else if (act === "close") {
        await answer(api.POST("/api/conversations/{id}/close", { params: { path } }));
      } else {
        await answer(api.POST("/api/conversations/{id}/reopen", { params: { path } }));
      }
    },
    onSettled: () => changed(),
  });
}

interface ActProps {
  conversation: Conversation;
  acts: ReturnType<typeof useActs>;
}

function StateButton({ conversation, acts }: ActProps) {
  const { t } = useI18n();
  const act = conversation.state === "open" ? "close" : "reopen";
  return (
    <Button
      size="sm"
      busy={acts.isPending && acts.variables === act}
      onClick={() => acts.mutate(act)}
    >
      {t(act === "close" ? "conversations.close" : "conversations.reopen")}
    </Button>
  );
}

function MoreActs({ conversation, acts }: ActProps) {
  const { t } = useI18n();
  return (
    <Menu
      label={t("conversations.moreActions")}
      trigger={
        <Button look="quiet" size="icon-sm" aria-label={t("conversations.moreActions")}>
          <EllipsisVertical size={18} aria-hidden="true" />
        </Button>
      }
    >
      <MenuItem
        icon={<Star size={16} aria-hidden="true" />}
        disabled={acts.isPending || conversation.ratingAskedAt !== null}
        onSelect={() => acts.mutate("ask-rating")}
      >
        {t(
          conversation.ratingAskedAt === null
            ? "conversations.askRating"
            : "conversations.ratingAsked",
        )}
      </MenuItem>
    </Menu>
  );
}
