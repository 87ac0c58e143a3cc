/** The platform gives an invocation this many connections; a seventh would wait unseen. */
const CONNECTIONS = 6;

/** As many at a time as there are connections, the others in the order in which they came. */
export interface Lanes {
  run<T>(work: () => Promise<T>): Promise<T>;
}

/** One for each unit of work: connections, and whoever waits for them, belong to an invocation. */
export function lanesOf(width: number = CONNECTIONS): Lanes {
  let free = width;
  const waiting: Array<() => void> = [];
  const take = (): Promise<void> | undefined => {
    if (free === 0) return new Promise((resolve) => void waiting.push(resolve));
    free -= 1;
    return undefined;
  };
  const release = (): void => {
    const next = waiting.shift();
    if (next === undefined) free += 1;
    else next();
  };
  return {
    run: async (work) => {
      await take();
      try {
        return await work();
      } finally {
        release();
      }
    },
  };
}
