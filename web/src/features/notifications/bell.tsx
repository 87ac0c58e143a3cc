import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Bell, BellRing } from "lucide-react";
import { Popover } from "radix-ui";
import { useState } from "react";
import type { Notification } from "../../lib/api.ts";
import { useI18n } from "../../lib/i18n/index.tsx";
import { problemFrom } from "../../lib/problem.ts";
import { useCan } from "../../lib/session.ts";
import { Button } from "../../ui/button.tsx";
import { RelativeTime } from "../../ui/relative-time.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { EmptyState, ErrorState } from "../../ui/states.tsx";
import { notificationLink } from "./link.ts";
import { recentNotifications, useMarkRead } from "./queries.ts";
import { useBrowserNews, useIsWanted } from "./use-browser-news.ts";

export function NotificationBell() {
  const can = useCan();
  return can("notification:view") ? <BellWithNews /> : null;
}

function BellWithNews() {
  const { t } = useI18n();
  const [open, setOpen] = useState(false);
  const wanted = useIsWanted();
  // Whoever wants to hear of it looks at something else.
  const { data } = useQuery({ ...recentNotifications, refetchIntervalInBackground: wanted });
  useBrowserNews(data?.items);
  const unread = data?.unread ?? 0;
  const markRead = useMarkRead();
  const label =
    unread > 0 ? t("notifications.unread", { count: unread }) : t("notifications.title");
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger asChild>
        <Button look="quiet" size="icon" aria-label={label}>
          <Bell size={18} aria-hidden="true" />
          {unread > 0 && <UnreadDot />}
        </Button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="end"
          sideOffset={6}
          collisionPadding={8}
          aria-label={t("notifications.title")}
          className="popup z-50 w-96 max-w-[calc(100vw-1rem)]"
        >
          <BellHead unread={unread} onMarkAll={() => markRead(undefined)} />
          <Recent
            onOpen={(item) => {
              setOpen(false);
              if (!item.read) markRead(item.id);
            }}
          />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

const UnreadDot = () => (
  <span className="absolute top-1.5 right-1.5 size-2.5 rounded-full border-2 border-paper bg-signal" />
);

function BellHead({ unread, onMarkAll }: { unread: number; onMarkAll: () => void }) {
  const { t } = useI18n();
  return (
    <div className="flex h-11 items-center justify-between border-b border-line px-4">
      <h2 className="text-base">{t("notifications.title")}</h2>
      {unread > 0 && (
        <Button look="quiet" size="sm" onClick={onMarkAll}>
          {t("notifications.markAll")}
        </Button>
      )}
    </div>
  );
}

function Recent({ onOpen }: { onOpen: (item: Notification) => void }) {
  const { t } = useI18n();
  const { data, error, refetch } = useQuery(recentNotifications);
  if (data && data.items.length === 0) {
    return (
      <EmptyState icon={<BellRing aria-hidden="true" />} title={t("notifications.none")}>
        {t("notifications.noneHint")}
      </EmptyState>
    );
  }
  if (data) {
    return (
      <ul className="max-h-[60vh] divide-y divide-line overflow-y-auto">
        {data.items.map((item) => (
          <li key={item.id}>
            <Item item={item} onOpen={() => onOpen(item)} />
          </li>
        ))}
      </ul>
    );
  }
  if (error) return <ErrorState problem={problemFrom(error)} onRetry={() => void refetch()} />;
  return (
    <div role="status" aria-label={t("list.loading")} className="grid gap-3 p-4">
      <Skeleton />
      <Skeleton className="h-4 w-2/3" />
    </div>
  );
}

function Item({ item, onOpen }: { item: Notification; onOpen: () => void }) {
  const { t } = useI18n();
  const to = notificationLink(item);
  const words = (
    <span className="flex items-baseline gap-2">
      {!item.read && (
        <span className="size-2 shrink-0 rounded-full bg-signal">
          <span className="sr-only">{t("notifications.new")}</span>
        </span>
      )}
      <span className={`min-w-0 flex-1 text-base ${item.read ? "text-ink-2" : "font-semibold"}`}>
        {item.text}
      </span>
      <RelativeTime value={item.at} className="shrink-0 text-xs text-ink-3" />
    </span>
  );
  if (to === undefined) return <div className="px-4 py-3">{words}</div>;
  return (
    <Link to={to} onClick={onOpen} className="block px-4 py-3 -outline-offset-2 hover:bg-paper-2">
      {words}
    </Link>
  );
}
