import { perDayOf, UNLIMITED } from "../../channels/rules/messaging-limit.ts";
import type { DailyLimit } from "../schema.ts";

/**
 * Whether a campaign to so many people fits. The limit moves: what is used up today is free again
 * 24 hours later, so that every day after the first has the whole of it.
 */
export function decideLimit(
  messagingLimit: string | null,
  used: number,
  people: number,
): DailyLimit {
  const perDay = perDayOf(messagingLimit);
  if (perDay === null) return { kind: "unknown", people };
  if (perDay === UNLIMITED) return { kind: "unlimited", people };
  const left = Math.max(0, perDay - used);
  const days = people <= left ? 1 : 1 + Math.ceil((people - left) / perDay);
  return { kind: "limited", people, perDay, used, left, days };
}
