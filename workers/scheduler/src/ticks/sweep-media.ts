import { sweepMedia } from "@siar/core/media";
import type { Tick } from "./tick.ts";

/** What was left in the bucket by uploads that broke off, and by deletions. */
export const sweepMediaTick: Tick = {
  name: "sweep-media",
  run: async (ctx, { FILES }) => ({ files: await sweepMedia(ctx, FILES) }),
};
