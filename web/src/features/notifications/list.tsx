import { infiniteQueryOptions, useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { BellRing, CheckCheck } from "lucide-react";
import { answer, api, type Notification } from "../../lib/api.ts";
import { useI18n } from "../../lib/i18n/index.tsx";
import { problemFrom } from "../../lib/problem.ts";
import { Button } from "../../ui/button.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { RelativeTime } from "../../ui/relative-time.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { EmptyState, ErrorState } from "../../ui/states.tsx";
import { byDay } from "./by-day.ts";
import { NotificationIcon } from "./icon.tsx";
import { notificationLink } from "./link.ts";
import { useMarkRead } from "./queries.ts";
import { BrowserSwitch } from "./browser-switch.tsx";

/** The first page has no cursor; those after it have. */
const newest = (): string | undefined => undefined;

const allNotifications = infiniteQueryOptions({
  queryKey: ["notifications", "all"],
  refetchInterval: 30_000,
  initialPageParam: newest(),
  queryFn: ({ pageParam, signal }) => {
    const query = { limit: 50, ...(pageParam === undefined ? {} : { cursor: pageParam }) };
    return answer(api.GET("/api/notifications", { params: { query }, signal }));
  },
  getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
});

/** Everything that happened, newest first, by day. */
export function Notifications() {
  const { t } = useI18n();
  const { data, error, refetch, ...more } = useInfiniteQuery(allNotifications);
  const items = data?.pages.flatMap((page) => page.items);
  const unread = data?.pages[0]?.unread ?? 0;
  return (
    <>
      <PageHeader
        title={t("notifications.title")}
        description={t("notifications.description")}
        actions={unread > 0 && <MarkAll />}
      />
      <BrowserSwitch />
      <div className="sheet">
        {error && !items && (
          <ErrorState problem={problemFrom(error)} onRetry={() => void refetch()} />
        )}
        {!error && !items && <Loading />}
        {items && <Days items={items} />}
        {more.hasNextPage && (
          <div className="flex justify-center border-t border-line p-3">
            <Button busy={more.isFetchingNextPage} onClick={() => void more.fetchNextPage()}>
              {t("notifications.older")}
            </Button>
          </div>
        )}
      </div>
    </>
  );
}

function MarkAll() {
  const { t } = useI18n();
  const markRead = useMarkRead();
  return (
    <Button icon={<CheckCheck size={16} aria-hidden="true" />} onClick={() => markRead(undefined)}>
      {t("notifications.markAll")}
    </Button>
  );
}

function Loading() {
  const { t } = useI18n();
  return (
    <div role="status" aria-label={t("list.loading")} className="grid gap-4 p-4">
      <Skeleton className="h-5 w-2/3" />
      <Skeleton className="h-5 w-1/2" />
      <Skeleton className="h-5 w-3/5" />
    </div>
  );
}

function Days({ items }: { items: readonly Notification[] }) {
  const { t, format } = useI18n();
  if (items.length === 0) {
    return (
      <EmptyState icon={<BellRing aria-hidden="true" />} title={t("notifications.none")}>
        {t("notifications.noneHint")}
      </EmptyState>
    );
  }
  return byDay(items, (at) => format.date(at)).map(({ day, items: ofDay }) => (
    <section key={day} aria-label={day} className="border-b border-line last:border-0">
      <h2 className="bg-paper-2 px-4 py-1.5 font-sans text-sm font-semibold text-ink-2 first:rounded-t-lg">
        {day}
      </h2>
      <ul className="divide-y divide-line">
        {ofDay.map((item) => (
          <li key={item.id}>
            <Line item={item} />
          </li>
        ))}
      </ul>
    </section>
  ));
}

function Line({ item }: { item: Notification }) {
  const { t } = useI18n();
  const markRead = useMarkRead();
  const to = notificationLink(item);
  const words = (
    <>
      <NotificationIcon kind={item.kind} />
      <span className={`min-w-0 flex-1 ${item.read ? "text-ink-2" : "font-semibold"}`}>
        {!item.read && <span className="sr-only">{t("notifications.new")} </span>}
        {item.text}
      </span>
      {!item.read && <span aria-hidden="true" className="mt-1.5 size-2 rounded-full bg-signal" />}
      <RelativeTime value={item.at} className="w-24 shrink-0 text-right text-sm text-ink-3" />
    </>
  );
  const style = "flex items-start gap-3 px-4 py-3 text-base";
  if (to === undefined) return <div className={style}>{words}</div>;
  return (
    <Link
      to={to}
      onClick={() => !item.read && markRead(item.id)}
      className={`${style} -outline-offset-2 hover:bg-paper-2`}
    >
      {words}
    </Link>
  );
}
