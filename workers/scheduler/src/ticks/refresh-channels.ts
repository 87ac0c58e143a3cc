import { syncDue } from "@siar/core/approved-templates";
import { refreshDue } from "@siar/core/channels";
import type { Tick } from "./tick.ts";

/** Once a day, and whenever a webhook said that something changed: Meta is never polled. */
export const refreshChannelsTick: Tick = {
  name: "refresh-channels",
  run: async (ctx, env) => ({ ...(await refreshDue(ctx, env)), ...(await syncDue(ctx, env)) }),
};
