/** A part of a whole, with what the share of many more would probably be. */
export interface Rate {
  readonly part: number;
  readonly whole: number;
  /** Null where there is no whole: nothing out of nothing is not zero. */
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** Of the normal distribution: 95 of 100 such intervals hold the true share. */
const Z = 1.96;

/** Wilson's interval, which also holds for a handful of people and for all or none of them. */
export function rateOf(part: number, whole: number): Rate {
  if (whole <= 0) return { part, whole, value: null, low: null, high: null };
  const share = Math.min(part / whole, 1);
  const square = Z ** 2 / whole;
  const middle = share + square / 2;
  const half = Z * Math.sqrt((share * (1 - share)) / whole + square / (4 * whole));
  return {
    part,
    whole,
    value: part / whole,
    low: Math.max(0, (middle - half) / (1 + square)),
    high: Math.min(1, (middle + half) / (1 + square)),
  };
}
