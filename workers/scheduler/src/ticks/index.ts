import { drainOutboxTick } from "./drain-outbox.ts";
import { launchDueTick } from "./launch-due.ts";
import { rescueJobsTick } from "./rescue-jobs.ts";
import { sweepTick } from "./sweep.ts";
import type { Tick } from "./tick.ts";
import { wakeCampaignsTick } from "./wake-campaigns.ts";

/** Every minute, each by itself: one that throws does not keep the others. */
export const ticks: readonly Tick[] = [
  drainOutboxTick,
  launchDueTick,
  wakeCampaignsTick,
  rescueJobsTick,
  sweepTick,
];
