import type { Notification as Notice } from "../../lib/api.ts";
import { remember, remembered } from "../../lib/preferences.ts";

const place = "siar.browser-news";

/** What somebody wants to hear of while they look at something else. */
const kinds: ReadonlySet<Notice["kind"]> = new Set([
  "campaign_started",
  "campaign_completed",
  "campaign_paused",
  "campaigns_stopped",
  "campaign_failed",
  "campaign_missed",
  "template_rejected",
  "template_paused",
  "number_quality_low",
  "connection_failing",
] as const);

export const canTell = (): boolean => "Notification" in window;

/** Asked for by a click in this browser, and allowed by it. */
export const isWanted = (): boolean =>
  canTell() && Notification.permission === "granted" && remembered(place) === "on";

const wishes = new EventTarget();

export function want(on: boolean): void {
  remember(place, on ? "on" : "off");
  wishes.dispatchEvent(new Event("change"));
}

/** Of a wish that changes here or in another tab. */
export function onWish(heard: () => void): () => void {
  wishes.addEventListener("change", heard);
  window.addEventListener("storage", heard);
  return () => {
    wishes.removeEventListener("change", heard);
    window.removeEventListener("storage", heard);
  };
}

/** What came after the last that is known, the oldest first. */
export const newsAfter = (last: number, notices: readonly Notice[]): readonly Notice[] =>
  notices.filter(({ id, read, kind }) => id > last && !read && kinds.has(kind)).toReversed();

/** Two tabs that say the same show it once: the browser knows it by its tag. */
export function tell({ id, text }: Notice, onOpen: () => void): void {
  const shown = new Notification(text, { tag: `siar-${id}`, icon: "/favicon.svg" });
  shown.addEventListener("click", () => {
    window.focus();
    shown.close();
    onOpen();
  });
}
