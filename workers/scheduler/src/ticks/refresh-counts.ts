import { refreshStalest } from "@siar/core/segments";
import { SECOND } from "@siar/kernel/clock";
import { repeat } from "./repeat.ts";
import type { Tick } from "./tick.ts";

/** A business with hundreds of segments has them counted over several minutes. */
const AT_MOST = 5 * SECOND;

/** The numbers that the list of segments shows follow what contacts do. */
export const refreshCountsTick: Tick = {
  name: "refresh-counts",
  run: async (ctx) => ({ segments: await repeat(() => refreshStalest(ctx), AT_MOST) }),
};
