// What Meta allows per second, per pair and per day. Kept in memory: after a restart they start
// empty, which can only let through what a second or a burst would have.

/** At most `limit` in any sliding second. */
export class SlidingSecond {
  #times: number[] = [];
  #head = 0;

  tryTake(now: number, limit: number): boolean {
    while (this.#head < this.#times.length && (this.#times[this.#head] ?? 0) <= now - 1000) {
      this.#head += 1;
    }
    if (this.#head > 4096) {
      this.#times = this.#times.slice(this.#head);
      this.#head = 0;
    }
    if (this.#times.length - this.#head >= limit) return false;
    this.#times.push(now);
    return true;
  }
}

export interface PairRate {
  readonly gap: number;
  readonly burst: number;
}

/** One message per gap to one person; a burst borrows from the future. */
export class Pairs {
  #busyUntil = new Map<string, number>();
  #sweepAt = 50_000;

  tryTake(pair: string, now: number, rate: PairRate): boolean {
    const from = Math.max(now, this.#busyUntil.get(pair) ?? 0);
    if (from - now > rate.gap * (rate.burst - 1)) return false;
    this.#busyUntil.set(pair, from + rate.gap);
    if (this.#busyUntil.size > this.#sweepAt) this.#sweep(now);
    return true;
  }

  #sweep(now: number): void {
    for (const [pair, until] of this.#busyUntil) if (until <= now) this.#busyUntil.delete(pair);
    this.#sweepAt = Math.max(50_000, this.#busyUntil.size * 2);
  }
}

const day = 24 * 3_600_000;

/** Different people written to outside their window in a moving day. */
export class DailyReach {
  #lastAt: Map<string, number>;

  constructor(lastAt: Map<string, number>) {
    this.#lastAt = lastAt;
  }

  tryTake(phone: string, now: number, limit: number): boolean {
    if ((this.#lastAt.get(phone) ?? Number.NEGATIVE_INFINITY) <= now - day) {
      for (const [other, at] of this.#lastAt) if (at <= now - day) this.#lastAt.delete(other);
      if (this.#lastAt.size >= limit) return false;
    }
    this.#lastAt.delete(phone);
    this.#lastAt.set(phone, now);
    return true;
  }
}
