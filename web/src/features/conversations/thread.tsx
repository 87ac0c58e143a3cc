import { useInfiniteQuery, useMutation } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useLayoutEffect, useRef } from "react";
import { answer, api } from "../../lib/api.ts";
import { useI18n } from "../../lib/i18n/index.tsx";
import { problemFrom } from "../../lib/problem.ts";
import { useCan } from "../../lib/session.ts";
import { Button } from "../../ui/button.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { ErrorState } from "../../ui/states.tsx";
import { type Conversation, type ThreadItem, threadQuery, useChanged } from "./queries.ts";
import { ThreadMessage } from "./thread-item.tsx";
import { nameOf } from "./words.ts";

interface Props {
  conversation: Conversation;
  onAgain: ((text: string) => void) | undefined;
}

/** All that was said, the newest at the lower end; whoever sees it has read it. */
export function Thread({ conversation, onAgain }: Props) {
  const { t } = useI18n();
  const thread = useInfiniteQuery(threadQuery(conversation.id));
  const items = (thread.data?.pages ?? []).toReversed().flatMap((page) => page.items);
  const place = useLowerEnd(items);
  useReading(conversation, items);
  if (thread.error && !thread.data) {
    const retry = () => void thread.refetch();
    return <ErrorState problem={problemFrom(thread.error)} onRetry={retry} />;
  }
  return (
    <div
      ref={place}
      role="log"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- What scrolls has to be reachable by keyboard.
      tabIndex={0}
      aria-label={t("conversations.thread", {
        name: nameOf(conversation.contact, t("conversations.nameless")),
      })}
      className="wallpaper relative min-h-0 flex-1 overflow-y-auto px-3 py-4 -outline-offset-2"
    >
      {!thread.data && <ThreadSkeleton />}
      {thread.hasNextPage && (
        <div className="mb-3 grid justify-items-center">
          <Button
            size="sm"
            busy={thread.isFetchingNextPage}
            onClick={() => void thread.fetchNextPage()}
          >
            {t("conversations.older")}
          </Button>
        </div>
      )}
      {thread.data && items.length === 0 && <NothingSaid />}
      <Days items={items} onAgain={onAgain} />
    </div>
  );
}

function Days({ items, onAgain }: { items: readonly ThreadItem[] } & Pick<Props, "onAgain">) {
  const { format } = useI18n();
  const days = Map.groupBy(items, ({ at }) => format.date(at));
  return [...days].map(([day, said]) => (
    <section key={day} aria-label={day} className="grid gap-2">
      <p className="sticky top-0 z-1 my-2 justify-self-center rounded-full bg-paper/95 px-2.5 py-0.5 text-xs text-ink-2 shadow-1">
        {day}
      </p>
      {said.map((item) => (
        <ThreadMessage key={`${item.kind} ${item.id}`} item={item} onAgain={onAgain} />
      ))}
    </section>
  ));
}

function NothingSaid() {
  const { t } = useI18n();
  return (
    <p className="grid justify-items-center py-10">
      <span className="rounded-md bg-paper/90 px-3 py-1.5 text-ink-2">
        {t("conversations.nothingSaid")}
      </span>
    </p>
  );
}

function ThreadSkeleton() {
  return (
    <div className="grid gap-3">
      <Skeleton className="h-12 w-56" />
      <Skeleton className="h-16 w-64 justify-self-end" />
      <Skeleton className="h-12 w-48" />
    </div>
  );
}

const NEAR = 120;

/** Stays at the newest words as more come, unless somebody reads further up. */
function useLowerEnd(items: readonly ThreadItem[]) {
  const place = useRef<HTMLDivElement>(null);
  const wasNear = useRef(true);
  const last = items.at(-1);
  const newest = last && `${last.kind} ${last.id}`;
  useEffect(() => {
    const box = place.current;
    const look = () => {
      if (box) wasNear.current = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR;
    };
    box?.addEventListener("scroll", look, { passive: true });
    return () => box?.removeEventListener("scroll", look);
  }, []);
  useLayoutEffect(() => {
    const box = place.current;
    if (box && (wasNear.current || last?.kind === "out")) box.scrollTop = box.scrollHeight;
  }, [newest, last?.kind]);
  return place;
}

function useReading({ id, unread }: Conversation, items: readonly ThreadItem[]) {
  const can = useCan();
  const changed = useChanged();
  const { mutate } = useMutation({
    mutationFn: (upTo: number) =>
      answer(
        api.POST("/api/conversations/{id}/read", { params: { path: { id } }, body: { upTo } }),
      ),
    onSuccess: (conversation) => changed(conversation),
  });
  const upTo = items.reduce(
    (most, item) => (item.kind === "in" ? Math.max(most, item.id) : most),
    0,
  );
  const read = useEffectEvent(() => {
    const isSeen = document.visibilityState === "visible";
    if (unread > 0 && upTo > 0 && isSeen && can("conversation:reply")) mutate(upTo);
  });
  useEffect(() => {
    read();
    const look = () => read();
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, [id, upTo, unread]);
}
