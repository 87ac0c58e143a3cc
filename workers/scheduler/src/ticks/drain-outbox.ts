import { SECOND } from "@siar/kernel/clock";
import { drainOutbox } from "@siar/kernel/outbox";
import type { Tick } from "./tick.ts";

/** Younger ones are still being delivered by whoever committed them. */
const OLDER_THAN = 5 * SECOND;

export const drainOutboxTick: Tick = {
  name: "drain-outbox",
  run: async (ctx) => {
    const { delivered, failed } = await drainOutbox(ctx, {
      before: ctx.now - OLDER_THAN,
      limit: 200,
      within: 5 * SECOND,
    });
    return { delivered, failed };
  },
};
