import { countWaiting, lookForJobs } from "@siar/core/jobs";
import { SECOND } from "@siar/kernel/clock";
import type { Tick } from "./tick.ts";

/** Longer than a queue message takes, so that what waits was forgotten: lost, or its holder died. */
const WAITING_FOR = 10 * SECOND;
/** One look works through them all; a few more spread the work. */
const MOST_LOOKS = 4;

export const rescueJobsTick: Tick = {
  name: "rescue-jobs",
  run: async (ctx, env) => {
    const waiting = await countWaiting(ctx.db, ctx.now - WAITING_FOR);
    const looks = Math.min(waiting, MOST_LOOKS);
    const messages = Array.from({ length: looks }, () => ({ body: lookForJobs }));
    if (looks > 0) await env.JOBS.sendBatch(messages);
    return { waiting, looks };
  },
};
