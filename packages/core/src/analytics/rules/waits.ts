import type { Waits } from "./facts.ts";

export interface WaitFigures {
  readonly people: number;
  /** Seconds. */
  readonly average: number;
  readonly median: number;
  readonly p90: number;
}

/**
 * The average is exact. Median and percentile are read off steps: of a second up to two minutes,
 * of five up to an hour, of a minute up to a day, and of a quarter of an hour beyond.
 */
export function waitFigures({ people, seconds, spread }: Waits): WaitFigures | null {
  if (people === 0) return null;
  const steps = spread.toSorted(([one], [other]) => one - other);
  return {
    people,
    average: seconds / people,
    median: reachedBy(steps, people * 0.5),
    p90: reachedBy(steps, people * 0.9),
  };
}

/** The step within which so many had done it. */
function reachedBy(steps: readonly (readonly [number, number])[], many: number): number {
  let done = 0;
  for (const [step, people] of steps) {
    done += people;
    if (done >= many) return step;
  }
  return 0;
}

/** The step that a wait falls into. */
export function stepOf(seconds: number): number {
  const size = seconds < 120 ? 1 : seconds < 3_600 ? 5 : seconds < 86_400 ? 60 : 900;
  return Math.floor(seconds / size) * size;
}
