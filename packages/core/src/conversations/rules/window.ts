import { DAY, MINUTE } from "@siar/kernel/clock";
import { fail, type Failure } from "@siar/kernel/failure";
import type { Err } from "@siar/kernel/result";

/** A minute less than Meta's day: what leaves now must still be inside when it arrives. */
const WINDOW = DAY - MINUTE;

/** Until when a customer who wrote at that time may be sent texts and files. */
export const windowUntil = (lastInboundAt: number): number => lastInboundAt + WINDOW;

export interface Standing {
  readonly lastInboundAt: number | null;
  /** Our own flag: they told us to stop. */
  readonly optedOut: boolean;
  /** Whether they said something in words after that. */
  readonly spokeSince: boolean;
  /** Meta's flag, which speaks of marketing alone. */
  readonly metaStopped: boolean;
  readonly marketingHeld: boolean;
  readonly notOnWhatsapp: boolean;
}

export type Means = "free" | "template" | "marketing";

/**
 * Why this may not be said to that person now. Whoever stopped is left in peace until they write
 * again; then they may be answered, but not advertised to.
 */
export function whyUnanswerable(who: Standing, means: Means, now: number): Err<Failure> | null {
  const { lastInboundAt, optedOut, spokeSince } = who;
  if (optedOut && (means === "marketing" || !spokeSince)) return fail("conversation-opted-out");
  if (means === "marketing" && who.metaStopped) return fail("conversation-opted-out");
  if (means === "marketing" && who.marketingHeld) return fail("conversation-marketing-held");
  if (means !== "free") return who.notOnWhatsapp ? fail("recipient-not-on-whatsapp") : null;
  const isOpen = lastInboundAt !== null && windowUntil(lastInboundAt) > now;
  return isOpen ? null : fail("conversation-window-closed");
}
