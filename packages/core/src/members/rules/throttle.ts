import { MINUTE, SECOND } from "@siar/kernel/clock";

/** Wrong passwords are counted per e-mail and per address over this long. */
export const TRY_WINDOW = 15 * MINUTE;

export const triesAllowed = { email: 10, address: 50 } as const;
export type TrySubject = keyof typeof triesAllowed;

export interface Tries {
  readonly about: TrySubject;
  readonly tries: number;
  readonly since: number;
}

/** How many seconds to wait before the next try, or null if this one may go on. */
export function waitBefore(counted: readonly Tries[], now: number): number | null {
  const spent = counted.filter(({ about, tries }) => tries > triesAllowed[about]);
  if (spent.length === 0) return null;
  const until = Math.max(...spent.map(({ since }) => since + TRY_WINDOW));
  return Math.max(1, Math.ceil((until - now) / SECOND));
}
