import { countChanged } from "@siar/core/analytics";
import { SECOND } from "@siar/kernel/clock";
import { repeat } from "./repeat.ts";
import type { Tick } from "./tick.ts";

const AT_MOST = 10 * SECOND;

/** What changed in ledgers goes into the facts that analytics are read from. */
export const countFactsTick: Tick = {
  name: "count-facts",
  run: async (ctx) => ({ blocks: await repeat(() => countChanged(ctx), AT_MOST) }),
};
