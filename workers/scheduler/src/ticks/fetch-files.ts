import { fetchFiles } from "@siar/core/inbound";
import type { Tick } from "./tick.ts";

/** A minute's worth of what could not be fetched when it came. */
const AT_ONCE = 30;

/** What customers sent, from Meta into the bucket. */
export const fetchFilesTick: Tick = {
  name: "fetch-files",
  run: async (ctx, env) => ({ files: await fetchFiles(ctx, env, AT_ONCE) }),
};
