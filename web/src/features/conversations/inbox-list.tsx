import { useInfiniteQuery } from "@tanstack/react-query";
import { MessagesSquare, SearchX } from "lucide-react";
import { useI18n } from "../../lib/i18n/index.tsx";
import { problemFrom } from "../../lib/problem.ts";
import { Button } from "../../ui/button.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { EmptyState, ErrorState } from "../../ui/states.tsx";
import { InboxFilters } from "./inbox-filters.tsx";
import { InboxLine } from "./inbox-line.tsx";
import { type Conversation, inboxQuery } from "./queries.ts";
import type { InboxSearch } from "./search.ts";

interface Props {
  search: InboxSearch;
  onSearch: (search: InboxSearch) => void;
  current: number | undefined;
}

export function InboxList({ search, onSearch, current }: Props) {
  const { t } = useI18n();
  const list = useInfiniteQuery(inboxQuery(search));
  const items = list.data?.pages.flatMap((page) => page.items);
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <InboxFilters search={search} onSearch={onSearch} />
      <div className="relative min-h-0 flex-1 overflow-y-auto">
        {list.error && !list.data && (
          <ErrorState problem={problemFrom(list.error)} onRetry={() => void list.refetch()} />
        )}
        {!items && !list.error && <ListSkeleton />}
        {items?.length === 0 && <Nothing search={search} onSearch={onSearch} />}
        {items && items.length > 0 && <Lines {...{ items, search, current }} />}
        {list.hasNextPage && (
          <div className="grid justify-items-center p-3">
            <Button
              size="sm"
              busy={list.isFetchingNextPage}
              onClick={() => void list.fetchNextPage()}
            >
              {t("conversations.more")}
            </Button>
          </div>
        )}
      </div>
    </div>
  );
}

interface LinesProps extends Pick<Props, "search" | "current"> {
  items: readonly Conversation[];
}

function Lines({ items, search, current }: LinesProps) {
  const { t } = useI18n();
  return (
    <ul aria-label={t("conversations.list")}>
      {items.map((conversation) => (
        <li key={conversation.id}>
          <InboxLine
            conversation={conversation}
            search={search}
            isCurrent={conversation.id === current}
          />
        </li>
      ))}
    </ul>
  );
}

type NothingProps = Pick<Props, "search" | "onSearch">;

function ListSkeleton() {
  return (
    <div className="grid gap-3 p-3">
      {Array.from({ length: 6 }, (_, at) => (
        <Skeleton key={at} className="h-12 w-full" />
      ))}
    </div>
  );
}

function Nothing({ search, onSearch }: NothingProps) {
  const { t } = useI18n();
  const isNarrowed = Object.values(search).some((value) => value !== undefined);
  return (
    <EmptyState
      icon={isNarrowed ? <SearchX aria-hidden="true" /> : <MessagesSquare aria-hidden="true" />}
      title={t(isNarrowed ? "conversations.noMatch" : "conversations.none")}
      action={
        isNarrowed && (
          <Button onClick={() => onSearch({ state: "all" })}>{t("conversations.showAll")}</Button>
        )
      }
    >
      {t(isNarrowed ? "conversations.noMatchHint" : "conversations.noneHint")}
    </EmptyState>
  );
}
