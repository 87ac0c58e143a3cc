import { setTimeout as sleep } from "node:timers/promises";

/**
 * Waits for what a condition finds; null, undefined and false mean "not yet", and so does an
 * error. In the end the last error says what was missing.
 */
export async function until<T>(
  condition: () => Promise<T | null | undefined | false> | T | null | undefined | false,
  timeout = 10_000,
): Promise<T> {
  const deadline = Date.now() + timeout;
  for (let pause = 20; ; pause = Math.min(pause * 1.5, 250)) {
    const last = await attempt(condition);
    if (last.found) return last.value;
    if (Date.now() > deadline) throw last.error ?? new Error(`Nothing came within ${timeout} ms`);
    await sleep(pause);
  }
}

type Attempt<T> =
  | { readonly found: true; readonly value: T }
  | { readonly found: false; readonly error: unknown };

async function attempt<T>(
  condition: () => Promise<T | null | undefined | false> | T | null | undefined | false,
): Promise<Attempt<T>> {
  try {
    const value = await condition();
    if (value === null || value === undefined || value === false) {
      return { found: false, error: undefined };
    }
    return { found: true, value };
  } catch (error) {
    return { found: false, error };
  }
}
