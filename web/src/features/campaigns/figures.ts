import type { Entity } from "../../lib/api.ts";
import type { Standing } from "../../lib/live.ts";
import type { Tone } from "../../ui/badge.tsx";

export type Campaign = Entity<"Campaign">;
export type Stats = Campaign["stats"];

/** Meta lets a number send this fast; a fifth is kept for replies. */
const shareForCampaigns = 0.8;

export type FunnelPart = "read" | "delivered" | "sent" | "failed" | "unknown" | "skipped";

export interface Share {
  part: FunnelPart;
  count: number;
  tone: Tone | "faint";
}

/** The funnel as parts that do not overlap, so that they can be laid side by side. */
export function partsOf(stats: Stats): readonly Share[] {
  return [
    { part: "read", count: stats.read, tone: "good" },
    { part: "delivered", count: stats.delivered - stats.read, tone: "accent" },
    { part: "sent", count: stats.sent - stats.delivered, tone: "info" },
    { part: "failed", count: stats.failed, tone: "bad" },
    { part: "unknown", count: stats.unknown, tone: "warn" },
    { part: "skipped", count: stats.skipped, tone: "faint" },
  ];
}

/** Undefined where nothing was counted yet: no share is not a share of nothing. */
export const shareOf = (part: number, whole: number): number | undefined =>
  whole > 0 ? part / whole : undefined;

/** What each figure is a part of: as the analytics define their rates, so that no two pages differ. */
const wholes = {
  delivered: "sent",
  read: "delivered",
  replied: "delivered",
  optedOut: "delivered",
} as const;

export type Reached = keyof typeof wholes;

export const rateOf = (stats: Pick<Stats, Reached | "sent">, figure: Reached): number | undefined =>
  shareOf(stats[figure], stats[wholes[figure]]);

export const isLaunched = (campaign: Campaign): boolean => campaign.startedAt !== null;

/** Something about it still changes by itself, so a list that shows it asks again. */
export const isMoving = ({ status, missed }: Campaign): boolean =>
  status === "running" || (status === "scheduled" && !missed);

/**
 * What is known after a live frame. An object that was never woken since a restart knows no more
 * than "draft": the campaign as the API showed it is better than that.
 */
export function withStanding(campaign: Campaign, standing: Standing): Campaign {
  if (standing.status === "draft" || standing.counts.recipients < campaign.stats.recipients) {
    return campaign;
  }
  const newer = standing.at > campaign.updatedAt && standing.status === campaign.status;
  const phase = newer ? phaseOf(standing.phase, campaign.phase) : campaign.phase;
  return { ...campaign, phase, stats: standing.counts };
}

const phases = ["preparing", "sending", "settling"] as const;

const phaseOf = (heard: string | null, known: Campaign["phase"]): Campaign["phase"] =>
  phases.find((phase) => phase === heard) ?? known;

/** Messages a second at the most, and how long that takes. */
export function estimate(
  recipients: number,
  rateLimit: number,
  throughput: number | undefined,
): { rate: number; seconds: number } {
  const rate = Math.min(rateLimit, (throughput ?? Infinity) * shareForCampaigns);
  return { rate, seconds: rate > 0 ? Math.ceil(recipients / rate) : 0 };
}
