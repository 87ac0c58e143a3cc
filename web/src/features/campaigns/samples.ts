import { liveCounts } from "../../lib/live-samples.ts";
import type { Campaign } from "./figures.ts";

/** A campaign for tests, with only what a test is about written out. */
export const campaignOf = (some: Partial<Campaign>): Campaign => ({
  id: 17,
  version: 3,
  name: "Ramadan",
  segmentId: 4,
  segmentName: "Pelanggan",
  excludeSegmentIds: [],
  numberId: 2,
  status: "draft",
  phase: "sending",
  message: { type: "text", text: "Hai {name}" },
  messageTemplateId: null,
  schedule: null,
  holdQuietHours: false,
  plan: null,
  timezone: "Asia/Jakarta",
  rateLimit: 20,
  cooldownHours: 24,
  missed: false,
  pauseReason: null,
  failureReason: null,
  stats: liveCounts({}),
  createdBy: 1,
  createdAt: "2026-12-01T01:00:00.000Z",
  updatedAt: "2026-12-01T02:00:00.000Z",
  startedAt: null,
  pausedAt: null,
  completedAt: null,
  ...some,
});
