import { backUpTick } from "./back-up.ts";
import { countFactsTick } from "./count-facts.ts";
import { drainOutboxTick } from "./drain-outbox.ts";
import { followUpTick } from "./follow-up-inbound.ts";
import { foldColumnsTick } from "./fold-columns.ts";
import { launchDueTick } from "./launch-due.ts";
import { mindLimitTick } from "./mind-limit.ts";
import { recountTick } from "./recount.ts";
import { refreshCountsTick } from "./refresh-counts.ts";
import { refreshChannelsTick } from "./refresh-channels.ts";
import { rescueJobsTick } from "./rescue-jobs.ts";
import { sweepImportsTick } from "./sweep-imports.ts";
import { sweepMediaTick } from "./sweep-media.ts";
import { resumeApprovedTick } from "./resume-approved.ts";
import { sweepTick } from "./sweep.ts";
import { tidyConversationsTick } from "./tidy-conversations.ts";
import type { Tick } from "./tick.ts";
import { wakeCampaignsTick } from "./wake-campaigns.ts";

/** Every minute, each by itself: one that throws does not keep the others. */
export const ticks: readonly Tick[] = [
  drainOutboxTick,
  launchDueTick,
  wakeCampaignsTick,
  mindLimitTick,
  resumeApprovedTick,
  rescueJobsTick,
  sweepTick,
  tidyConversationsTick,
  foldColumnsTick,
  refreshCountsTick,
  countFactsTick,
  recountTick,
  sweepImportsTick,
  sweepMediaTick,
  followUpTick,
  refreshChannelsTick,
  backUpTick,
];
