import type { CampaignStatus } from "@siar/core/campaigns/schema";
import { useQuery } from "@tanstack/react-query";
import { useCan } from "../../../lib/session.ts";
import type { Campaign } from "../figures.ts";
import { campaignsQuery, movingEvery } from "../queries.ts";

const often = movingEvery;
const seldom = 20_000;

/** The start page's campaigns of one state; undefined while they are not known. */
export function useCampaignsThatAre(
  status: CampaignStatus,
  limit: number,
): readonly Campaign[] | undefined {
  const can = useCan();
  const { data } = useQuery({
    ...campaignsQuery({ status, limit }),
    enabled: can("campaign:view"),
    refetchInterval: status === "running" ? often : seldom,
  });
  return data?.items;
}

export const shownRunning = 5;
export const shownLast = 5;
/** Enough that the earliest are among them: the API lists by when they were made. */
export const askedScheduled = 100;
export const shownProblems = 20;
