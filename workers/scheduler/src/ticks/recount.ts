import { recountDue } from "@siar/core/analytics";
import { getSettings } from "@siar/core/settings";
import { wallTimeOf } from "@siar/core/settings/rules";
import type { Tick } from "./tick.ts";

/** When few people write, by the business's clock. */
const NIGHT = { from: 2, until: 5 };

/** At night the counters are compared with the ledger. */
export const recountTick: Tick = {
  name: "recount",
  run: async (ctx) => {
    const { timezone } = await getSettings(ctx);
    const hour = Number(wallTimeOf(new Date(ctx.now), timezone).slice(11, 13));
    if (hour < NIGHT.from || hour >= NIGHT.until) return { campaigns: 0, different: 0 };
    return { ...(await recountDue(ctx)) };
  },
};
