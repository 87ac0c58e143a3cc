import type { DailyLimit } from "../schema.ts";

const UNLIMITED = "unlimited";

const thousands: Readonly<Record<string, number>> = { "": 1, K: 1_000, M: 1_000_000 };

/** How many people a day Meta's name for a limit means: `TIER_2K`, or a bare number, -1 for all. */
export function perDayOf(messagingLimit: string | null): number | typeof UNLIMITED | null {
  if (messagingLimit === "TIER_UNLIMITED" || messagingLimit === "-1") return UNLIMITED;
  const [, digits, unit = ""] = /^(?:TIER_)?(\d{1,9})([KM]?)$/.exec(messagingLimit ?? "") ?? [];
  const perDay = Number(digits ?? 0) * (thousands[unit] ?? 0);
  return perDay > 0 ? perDay : null;
}

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
