import { useEffect, useSyncExternalStore } from "react";

let current = "";
const listeners = new Set<() => void>();

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The page says its name once; the tab, the breadcrumbs and the announcer read it here. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    current = title;
    document.title = `${title} · Siar`;
    listeners.forEach((tell) => tell());
  }, [title]);
}

export const useCurrentTitle = () => useSyncExternalStore(subscribe, () => current);
