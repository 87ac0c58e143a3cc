import { foldStep } from "@siar/core/segments";
import { breath } from "@siar/kernel/breath";
import { SECOND, systemClock } from "@siar/kernel/clock";
import type { Tick } from "./tick.ts";

/** Less than the minute until the next one. */
const AT_MOST = 40 * SECOND;

/** What changed about contacts goes into the columns from which segments are counted. */
export const foldColumnsTick: Tick = {
  name: "fold-columns",
  run: async (ctx) => {
    const until = systemClock() + AT_MOST;
    let steps = 0;
    while (systemClock() < until && (await foldStep(ctx))) {
      steps += 1;
      await breath();
    }
    return { steps };
  },
};
