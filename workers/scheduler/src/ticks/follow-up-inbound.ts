import { answerOptOuts, fetchFiles, sweepInbound } from "@siar/core/inbound";
import type { Tick } from "./tick.ts";

/** A minute's worth of what could not be done when it came. */
const AT_ONCE = 30;

/** What customers sent, from Meta into the bucket; and who said STOP is told that it was heard. */
export const followUpTick: Tick = {
  name: "follow-up-inbound",
  run: async (ctx, env) => ({
    answered: await answerOptOuts(ctx, env, AT_ONCE),
    files: await fetchFiles(ctx, env, AT_ONCE),
    swept: await sweepInbound(ctx, env.FILES),
  }),
};
