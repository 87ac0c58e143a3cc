import { resumeApproved } from "@siar/core/campaigns";
import type { Tick } from "./tick.ts";

export const resumeApprovedTick: Tick = {
  name: "resume-approved",
  run: (ctx) => resumeApproved(ctx),
};
