import { useRouter } from "@tanstack/react-router";
import { useEffect, useRef, useSyncExternalStore } from "react";
import type { Notification as Notice } from "../../lib/api.ts";
import { isWanted, newsAfter, onWish, tell } from "./browser-news.ts";
import { notificationLink } from "./link.ts";

export const useIsWanted = (): boolean => useSyncExternalStore(onWish, isWanted);

/** Tells of what comes while the page is open; what was there before is in the bell. */
export function useBrowserNews(notices: readonly Notice[] | undefined): void {
  const router = useRouter();
  const last = useRef<number>(undefined);
  useEffect(() => {
    if (!notices) return;
    const before = last.current;
    last.current = Math.max(before ?? 0, notices[0]?.id ?? 0);
    if (before === undefined || !isWanted()) return;
    for (const notice of newsAfter(before, notices)) {
      const to = notificationLink(notice);
      tell(notice, () => to !== undefined && void router.navigate({ to }));
    }
  }, [notices, router]);
}
