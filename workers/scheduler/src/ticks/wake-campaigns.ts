import { campaignRun, silentCampaigns } from "@siar/core/sending";
import { SILENT } from "@siar/core/sending/rules";
import type { Tick } from "./tick.ts";

/** The watchdog: an object that has given no sign of life is told to look at its campaign. */
export const wakeCampaignsTick: Tick = {
  name: "wake-campaigns",
  run: async (ctx, env) => {
    const silent = await silentCampaigns(ctx, ctx.now - SILENT);
    const woken = await Promise.allSettled(
      silent.map(({ id }) => campaignRun(env.CAMPAIGN_RUN, id).sync(id)),
    );
    return {
      silent: silent.length,
      woken: woken.filter((one) => one.status === "fulfilled").length,
    };
  },
};
