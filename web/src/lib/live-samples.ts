import type { LiveRow, Standing } from "./live.ts";

/** Frames for tests, with only what a test is about written out. */
export const liveCounts = (some: Partial<Standing["counts"]>): Standing["counts"] => ({
  recipients: 0,
  pending: 0,
  sent: 0,
  delivered: 0,
  read: 0,
  failed: 0,
  replied: 0,
  skipped: 0,
  unknown: 0,
  optedOut: 0,
  ...some,
});

export const liveRow = (some: Pick<LiveRow, "seq" | "status">): LiveRow => ({
  contactId: some.seq,
  contactName: "Sari",
  phone: null,
  reason: null,
  errorCode: null,
  errorMessage: null,
  attempt: 1,
  content: null,
  sentAt: null,
  deliveredAt: null,
  readAt: null,
  repliedAt: null,
  replyContent: null,
  ...some,
});
