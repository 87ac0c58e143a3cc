export type Random = () => number;

export interface Backoff {
  /** The first delay's ceiling in milliseconds; it doubles with each attempt. */
  readonly base: number;
  readonly cap: number;
}

/** Full jitter: anywhere between nothing and the ceiling, so that callers do not march in step. */
export function jitteredDelay(attempt: number, backoff: Backoff, random: Random): number {
  const ceiling = Math.min(backoff.cap, backoff.base * 2 ** Math.max(0, attempt));
  return Math.floor(random() * ceiling);
}

export interface RetryOptions extends Backoff {
  readonly attempts: number;
  readonly random: Random;
  readonly sleep: (ms: number) => Promise<void>;
  readonly worthIt: (error: unknown) => boolean;
}

/** Repeats an idempotent act. Never wrap a send in it: only the engine repeats a send. */
export async function retry<T>(act: () => Promise<T>, options: RetryOptions): Promise<T> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await act();
    } catch (error) {
      if (attempt + 1 >= options.attempts || !options.worthIt(error)) throw error;
      await options.sleep(jitteredDelay(attempt, options, options.random));
    }
  }
}
