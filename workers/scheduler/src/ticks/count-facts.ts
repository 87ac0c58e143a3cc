import { countChanged } from "@siar/core/analytics";
import { breath } from "@siar/kernel/breath";
import { SECOND, systemClock } from "@siar/kernel/clock";
import type { Tick } from "./tick.ts";

const AT_MOST = 10 * SECOND;

/** What changed in ledgers goes into the facts that analytics are read from. */
export const countFactsTick: Tick = {
  name: "count-facts",
  run: async (ctx) => {
    const until = systemClock() + AT_MOST;
    let blocks = 0;
    while (systemClock() < until && (await countChanged(ctx))) {
      blocks += 1;
      await breath();
    }
    return { blocks };
  },
};
