import { describe, expect, it } from "vitest";
import { liveCounts } from "../../lib/live-samples.ts";
import { estimate, partsOf, rateOf, shareOf, withStanding } from "./figures.ts";
import { campaignOf } from "./samples.ts";

const standing = {
  at: "2026-12-01T02:05:00.000Z",
  status: "running",
  phase: "settling",
  counts: liveCounts({ recipients: 10, sent: 10, delivered: 4 }),
  rate: { target: 20, actual: 19 },
  held: false,
  restsUntil: null,
  eta: null,
};

describe("a campaign's figures", () => {
  it("lays the funnel side by side: every recipient is in one part, or still pending", () => {
    const stats = liveCounts({
      recipients: 100,
      pending: 10,
      sent: 70,
      delivered: 60,
      read: 40,
      failed: 8,
      skipped: 9,
      unknown: 3,
    });
    const parts = partsOf(stats);
    expect(parts.map(({ part, count }) => [part, count])).toEqual([
      ["read", 40],
      ["delivered", 20],
      ["sent", 10],
      ["failed", 8],
      ["unknown", 3],
      ["skipped", 9],
    ]);
    expect(parts.reduce((sum, { count }) => sum + count, stats.pending)).toBe(100);
  });

  it("knows no share of nothing", () => {
    expect(shareOf(3, 12)).toBe(0.25);
    expect(shareOf(0, 0)).toBeUndefined();
  });

  it("12.4 12.5 measures delivery by what was sent, and the rest by what arrived", () => {
    const stats = liveCounts({ sent: 80, delivered: 60, read: 30, replied: 6, optedOut: 3 });
    expect(rateOf(stats, "delivered")).toBe(0.75);
    expect(rateOf(stats, "read")).toBe(0.5);
    expect(rateOf(stats, "replied")).toBe(0.1);
    expect(rateOf(stats, "optedOut")).toBe(0.05);
    expect(rateOf(liveCounts({ sent: 3 }), "read")).toBeUndefined();
  });

  it("takes the counts of a live frame", () => {
    const campaign = campaignOf({ status: "running", stats: liveCounts({ recipients: 10 }) });
    const now = withStanding(campaign, standing);
    expect(now.stats.delivered).toBe(4);
    expect(now.phase).toBe("settling");
  });

  it("does not take the phase of a frame from before its last change", () => {
    const campaign = campaignOf({ status: "running", updatedAt: "2026-12-01T03:00:00.000Z" });
    expect(withStanding(campaign, standing).phase).toBe("sending");
  });

  it("does not believe an object that has forgotten its campaign", () => {
    const campaign = campaignOf({ status: "completed", stats: liveCounts({ recipients: 10 }) });
    const empty = { ...standing, status: "draft", counts: liveCounts({}) };
    expect(withStanding(campaign, empty)).toBe(campaign);
    expect(withStanding(campaign, { ...empty, status: "completed" })).toBe(campaign);
  });

  it("estimates with the slower of campaign and number, of which a fifth is kept", () => {
    expect(estimate(1_000, 20, 80)).toEqual({ rate: 20, seconds: 50 });
    expect(estimate(1_000, 500, 80)).toEqual({ rate: 64, seconds: 16 });
    expect(estimate(0, 20, undefined)).toEqual({ rate: 20, seconds: 0 });
  });
});
