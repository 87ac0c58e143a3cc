import { refreshStalest } from "@siar/core/segments";
import { SECOND, systemClock } from "@siar/kernel/clock";
import type { Tick } from "./tick.ts";

/** A business with hundreds of segments has them counted over several minutes. */
const AT_MOST = 5 * SECOND;

/** The numbers that the list of segments shows follow what contacts do. */
export const refreshCountsTick: Tick = {
  name: "refresh-counts",
  run: async (ctx) => {
    const until = systemClock() + AT_MOST;
    let segments = 0;
    while (systemClock() < until && (await refreshStalest(ctx))) segments += 1;
    return { segments };
  },
};
