// Meta tries again at once, then with growing gaps, for seven days. Ours starts within a second
// and grows faster at first, so that a person or a test sees it happen.

const week = 7 * 24 * 3_600_000;
const hour = 3_600_000;

/** Milliseconds until the next try after `attempts` failed ones; null when it is given up. */
export function redeliveryGap(attempts: number, age: number): number | null {
  if (age >= week) return null;
  return Math.min(hour, 500 * 2 ** Math.min(attempts - 1, 20));
}
