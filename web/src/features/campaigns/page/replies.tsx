import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import type { Entity } from "../../../lib/api.ts";
import { type MessageKey, useI18n } from "../../../lib/i18n/index.tsx";
import { problemFrom } from "../../../lib/problem.ts";
import { useCan } from "../../../lib/session.ts";
import { Button } from "../../../ui/button.tsx";
import { Panel } from "../../../ui/panel.tsx";
import { RelativeTime } from "../../../ui/relative-time.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { ErrorState } from "../../../ui/states.tsx";
import type { Campaign } from "../figures.ts";
import { repliesQuery } from "../queries.ts";

type Reply = Entity<"CampaignReply">;

/** What people answered, the newest first, and what they pressed instead of writing. */
export function Replies({ id, stats }: Pick<Campaign, "id" | "stats">) {
  const { t } = useI18n();
  const replies = useReplies(id, stats.replied);
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = replies;
  const said = data?.pages.flatMap(({ items }) => items);
  const [newest] = data?.pages ?? [];
  return (
    <Panel title={t("replies.title")}>
      {error && !data && <ErrorState problem={problemFrom(error)} onRetry={() => void refetch()} />}
      {!said && !error && <Skeleton className="h-16 w-full" />}
      {newest && (
        <div className="grid gap-1 pb-3 empty:hidden">
          <Counts label={t("replies.buttons")} counts={newest.buttons} />
          <Counts label={t("replies.reactions")} counts={newest.reactions} />
        </div>
      )}
      {said?.length === 0 && (
        <p className="text-ink-2">
          {t("replies.empty")}. <span className="text-ink-3">{t("replies.emptyHint")}</span>
        </p>
      )}
      <ol aria-label={t("replies.title")} className="grid gap-3 empty:hidden">
        {said?.map((reply) => (
          <Said key={reply.id} reply={reply} />
        ))}
      </ol>
      {hasNextPage && (
        <Button
          className="mt-4"
          size="sm"
          busy={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          {t("replies.more")}
        </Button>
      )}
    </Panel>
  );
}

/** Read anew as soon as somebody else has answered. */
function useReplies(id: number, replied: number) {
  const client = useQueryClient();
  const known = useRef(replied);
  useEffect(() => {
    if (known.current === replied) return;
    known.current = replied;
    void client.invalidateQueries({ queryKey: repliesQuery(id).queryKey });
  }, [client, id, replied]);
  return useInfiniteQuery(repliesQuery(id));
}

interface CountsProps {
  label: string;
  counts: readonly { what: string; count: number }[];
}

function Counts({ label, counts }: CountsProps) {
  const { format } = useI18n();
  if (counts.length === 0) return null;
  return (
    <p className="text-sm text-ink-2">
      <span className="text-ink-3">{label}:</span>{" "}
      {counts.map(({ what, count }) => (
        <span key={what} className="mr-3 inline-block">
          {what} <span className="font-semibold tabular-nums">{format.number(count)}</span>
        </span>
      ))}
    </p>
  );
}

function Said({ reply }: { reply: Reply }) {
  const { t } = useI18n();
  const can = useCan();
  const { contactId, contactName, conversationId, type, text, quotes, at } = reply;
  const words = text || <em className="text-ink-2">{t(kindWord(type))}</em>;
  return (
    <li className="grid gap-0.5">
      <p className="flex flex-wrap items-baseline justify-between gap-x-3">
        <Link
          to="/contacts/$id"
          params={{ id: contactId }}
          className="min-w-0 rounded-sm font-semibold break-words hover:underline"
        >
          {contactName || t("campaigns.nameless")}
        </Link>
        <span className="text-sm text-ink-3">
          {quotes && <>{t("replies.quotes")} · </>}
          <RelativeTime value={at} />
        </span>
      </p>
      <p className="line-clamp-4 border-l-2 border-accent pl-3 break-words whitespace-pre-line">
        {can("conversation:view") ? (
          <Link
            to="/conversations/$id"
            params={{ id: conversationId }}
            className="rounded-sm hover:underline"
          >
            {words}
          </Link>
        ) : (
          words
        )}
      </p>
    </li>
  );
}

const kindWords: Readonly<Record<string, MessageKey>> = {
  audio: "replies.kind.audio",
  contacts: "replies.kind.contacts",
  document: "replies.kind.document",
  image: "replies.kind.image",
  location: "replies.kind.location",
  order: "replies.kind.order",
  sticker: "replies.kind.sticker",
  video: "replies.kind.video",
};

const kindWord = (type: string): MessageKey => kindWords[type] ?? "replies.kind.other";
