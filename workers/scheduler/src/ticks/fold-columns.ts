import { foldStep } from "@siar/core/segments";
import { SECOND } from "@siar/kernel/clock";
import { repeat } from "./repeat.ts";
import type { Tick } from "./tick.ts";

/** Less than the minute until the next one. */
const AT_MOST = 40 * SECOND;

/** What changed about contacts goes into the columns from which segments are counted. */
export const foldColumnsTick: Tick = {
  name: "fold-columns",
  run: async (ctx) => ({ steps: await repeat(() => foldStep(ctx), AT_MOST) }),
};
