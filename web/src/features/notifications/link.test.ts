import { describe, expect, it } from "vitest";
import type { Notification } from "../../lib/api.ts";
import { notificationLink } from "./link.ts";

const notice = (some: Partial<Notification>): Notification => ({
  id: 1,
  kind: "campaign_started",
  params: {},
  text: "“Ramadan” has started.",
  campaignId: null,
  at: "2026-12-01T02:00:00.000Z",
  read: false,
  ...some,
});

describe("where a notification leads", () => {
  it("is the campaign that it is about", () => {
    expect(notificationLink(notice({ campaignId: 17 }))).toBe("/campaigns/17");
  });

  it("is the jobs, for a job that failed", () => {
    expect(notificationLink(notice({ kind: "job_failed" }))).toBe("/jobs");
  });

  it("is the import that is over, and the campaigns after a restore", () => {
    const done = notice({ kind: "import_done", params: { importId: 7 } });
    expect(notificationLink(done)).toBe("/contacts/imports/7");
    expect(notificationLink(notice({ kind: "restored" }))).toBe("/campaigns");
  });

  it("is nowhere for a campaign that is gone", () => {
    expect(notificationLink(notice({}))).toBeUndefined();
  });
});
