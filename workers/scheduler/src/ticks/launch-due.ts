import { launchDue } from "@siar/core/campaigns";
import type { Tick } from "./tick.ts";

export const launchDueTick: Tick = { name: "launch-due", run: (ctx) => launchDue(ctx) };
