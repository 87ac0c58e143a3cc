export const UNLIMITED = "unlimited";

const thousands: Readonly<Record<string, number>> = { "": 1, K: 1_000, M: 1_000_000 };

/** How many people a day Meta's name for a limit means: `TIER_2K`, or a bare number, -1 for all. */
export function perDayOf(messagingLimit: string | null): number | typeof UNLIMITED | null {
  if (messagingLimit === "TIER_UNLIMITED" || messagingLimit === "-1") return UNLIMITED;
  const [, digits, unit = ""] = /^(?:TIER_)?(\d{1,9})([KM]?)$/.exec(messagingLimit ?? "") ?? [];
  const perDay = Number(digits ?? 0) * (thousands[unit] ?? 0);
  return perDay > 0 ? perDay : null;
}
