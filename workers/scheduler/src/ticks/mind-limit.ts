import { mindLimit } from "@siar/core/campaigns";
import type { Tick } from "./tick.ts";

export const mindLimitTick: Tick = { name: "mind-limit", run: (ctx) => mindLimit(ctx) };
