import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useLive } from "../../lib/use-live.ts";
import { isLaunched, isMoving, withStanding } from "./figures.ts";
import { campaignKey, campaignQuery } from "./queries.ts";

const inAnyCase = 10_000;

/** A campaign that moves: read once, then kept up to date by what the live address says. */
export function useCampaign(id: number) {
  const client = useQueryClient();
  const query = useQuery({
    ...campaignQuery(id),
    // The socket says more and sooner; this is for the start of a scheduled one, and for a proxy
    // that lets no socket through.
    refetchInterval: ({ state }) => (state.data && isMoving(state.data) ? inAnyCase : false),
  });
  const launched = query.data !== undefined && isLaunched(query.data);
  const live = useLive(launched ? `/api/campaigns/${id}/live` : undefined);
  const { standing, events } = live;
  useEffect(() => {
    if (!standing) return;
    const { queryKey } = campaignQuery(id);
    const known = client.getQueryData(queryKey);
    if (!known) return;
    client.setQueryData(queryKey, withStanding(known, standing));
    // Why and since when only the API says.
    const elsewhere = standing.status !== "draft" && standing.status !== known.status;
    if (elsewhere) void client.invalidateQueries({ queryKey: campaignKey(id) });
  }, [client, id, standing]);
  const news = events[0];
  useEffect(() => {
    if (news) void client.invalidateQueries({ queryKey: campaignKey(id) });
  }, [client, id, news]);
  return { ...query, live };
}
