export * from "./buckets.ts";
export * from "./cost.ts";
export * from "./count.ts";
export * from "./facts.ts";
export * from "./figures.ts";
export * from "./rates.ts";
export * from "./timeline.ts";
export * from "./waits.ts";
