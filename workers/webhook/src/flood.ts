import { MINUTE } from "@siar/kernel/clock";

/** So many refusals within a minute and an address is not listened to until the minute is over. */
export const MOST_REFUSALS = 30;
const MOST_ADDRESSES = 10_000;

interface Refusals {
  readonly since: number;
  readonly count: number;
}

/** Who keeps sending what Meta did not sign, as far as this isolate knows: next to no memory. */
export class Flood {
  readonly #refused = new Map<string, Refusals>();

  isTooMuch(address: string | null, now: number): boolean {
    return address !== null && this.#of(address, now).count >= MOST_REFUSALS;
  }

  refuse(address: string | null, now: number): void {
    if (address === null) return;
    const { since, count } = this.#of(address, now);
    if (this.#refused.size >= MOST_ADDRESSES) this.#refused.clear();
    this.#refused.set(address, { since, count: count + 1 });
  }

  #of(address: string, now: number): Refusals {
    const known = this.#refused.get(address);
    return known === undefined || now - known.since >= MINUTE ? { since: now, count: 0 } : known;
  }
}
