import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { answer, api, type Entity } from "../../../../lib/api.ts";
import { campaignKey } from "../../queries.ts";

export type Analytics = Entity<"CampaignAnalytics">;
export type Timeline = Entity<"CampaignTimeline">;
export type BucketSize = Timeline["bucket"];
export type Rate = Entity<"Rate">;

/** How often it is asked again while something still happens. */
const every = 10_000;

const one = (id: number) => ({ params: { path: { id } } });

export const analyticsQuery = (id: number, moving: boolean) =>
  queryOptions({
    queryKey: [...campaignKey(id), "analytics"],
    refetchInterval: moving ? every : false,
    queryFn: ({ signal }) =>
      answer(api.GET("/api/campaigns/{id}/analytics", { signal, ...one(id) })),
  });

export const timelineQuery = (id: number, moving: boolean, bucket?: BucketSize) =>
  queryOptions({
    queryKey: [...campaignKey(id), "timeline", bucket ?? null],
    refetchInterval: moving ? every : false,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      answer(
        api.GET("/api/campaigns/{id}/timeline", {
          signal,
          params: { path: { id }, query: bucket ? { bucket } : {} },
        }),
      ),
  });

export type Split = { by: "country" | "label" } | { by: "field"; field: string };

export const breakdownQuery = (id: number, split: Split) =>
  queryOptions({
    queryKey: [...campaignKey(id), "breakdown", split],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      answer(
        api.GET("/api/campaigns/{id}/breakdown", {
          signal,
          params: { path: { id }, query: split },
        }),
      ),
  });
