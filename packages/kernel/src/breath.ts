/**
 * Between two steps of long work. On one's own machine one thread serves everybody and goes on with
 * whoever is ready: without a pause that needs the clock, no request is even taken in meanwhile.
 */
export const breath = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1));
