import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { answer, api, everyPage, type Entity } from "../../lib/api.ts";
import { listQuery } from "../../lib/table-state.ts";
import type { CampaignSearch, CampaignsSearch } from "./search.ts";

/** How often a page asks again for what moves without a socket of its own. */
export const movingEvery = 3_000;

export const campaignsQuery = ({ status, segment, ...search }: CampaignsSearch) => {
  const { limit, cursor, search: words } = { cursor: undefined, ...listQuery(search) };
  const query = {
    limit,
    ...(words ? { search: words } : {}),
    ...(cursor ? { cursor } : {}),
    ...(status ? { status } : {}),
    ...(segment ? { segmentId: segment } : {}),
  };
  return queryOptions({
    queryKey: ["campaigns", "list", query],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => answer(api.GET("/api/campaigns", { signal, params: { query } })),
  });
};

/** What went or goes out within a time, all of it. */
export const calendarQuery = (from: string, until: string, segment: number | undefined) =>
  queryOptions({
    queryKey: ["campaigns", "list", "calendar", from, until, segment ?? null],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      everyPage((page) =>
        answer(
          api.GET("/api/campaigns", {
            signal,
            params: { query: { ...page, from, until, ...(segment && { segmentId: segment }) } },
          }),
        ),
      ),
  });

export const campaignKey = (id: number) => ["campaigns", "one", id] as const;

export const campaignQuery = (id: number) =>
  queryOptions({
    queryKey: campaignKey(id),
    queryFn: ({ signal }) =>
      answer(api.GET("/api/campaigns/{id}", { signal, params: { path: { id } } })),
  });

export const messagesQuery = (id: number, search: CampaignSearch, live: boolean) => {
  const { status, error } = search;
  const { limit, cursor } = { cursor: undefined, ...listQuery(search) };
  const query = {
    limit,
    ...(cursor ? { cursor } : {}),
    ...(status ? { status } : {}),
    ...(error === undefined ? {} : { error }),
  };
  return queryOptions({
    queryKey: [...campaignKey(id), "messages", query],
    placeholderData: keepPreviousData,
    refetchInterval: live ? 2 * movingEvery : false,
    queryFn: ({ signal }) =>
      answer(api.GET("/api/campaigns/{id}/messages", { signal, params: { path: { id }, query } })),
  });
};

/** Read anew as soon as somebody else has answered. */
export const repliesQuery = (id: number, replied: number) =>
  infiniteQueryOptions({
    queryKey: [...campaignKey(id), "replies", replied],
    placeholderData: keepPreviousData,
    initialPageParam: "",
    queryFn: ({ signal, pageParam: cursor }) =>
      answer(
        api.GET("/api/campaigns/{id}/replies", {
          signal,
          params: { path: { id }, query: { limit: 10, ...(cursor !== "" && { cursor }) } },
        }),
      ),
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

export const historyQuery = (id: number) =>
  queryOptions({
    queryKey: [...campaignKey(id), "history"],
    queryFn: ({ signal }) =>
      answer(
        api.GET("/api/audit", {
          signal,
          params: { query: { entity: "campaign", entityId: id, limit: 30 } },
        }),
      ),
  });

/** What a launch would do, when and by which hours. Asked anew each time: people opt out meanwhile. */
export interface EstimateWish {
  readonly at: string;
  readonly holdQuietHours: boolean;
  readonly recipientZone?: boolean;
  readonly timezone?: string;
}

export const estimateQuery = (id: number, wish: EstimateWish) =>
  queryOptions({
    queryKey: ["campaigns", "estimate", id, wish],
    staleTime: 0,
    gcTime: 0,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      answer(
        api.POST("/api/campaigns/{id}/estimate", {
          signal,
          params: { path: { id } },
          body: { ...wish },
        }),
      ),
  });

const rarelyChanges = 60_000;

export const numbersQuery = queryOptions({
  queryKey: ["whatsapp", "accounts", "numbers"],
  staleTime: rarelyChanges,
  queryFn: ({ signal }) => answer(api.GET("/api/whatsapp/accounts", { signal })),
  select: ({ items }) => items.flatMap((account) => account.numbers),
});

export const segmentChoices = queryOptions({
  queryKey: ["segments", "choices"],
  queryFn: ({ signal }) =>
    everyPage((query) => answer(api.GET("/api/segments", { signal, params: { query } }))),
});

export const templateChoices = queryOptions({
  queryKey: ["whatsapp", "templates", "choices"],
  queryFn: ({ signal }) =>
    everyPage((query) =>
      answer(
        api.GET("/api/whatsapp/templates", {
          signal,
          params: { query: { ...query, status: "APPROVED" } },
        }),
      ),
    ),
});

export const settingsQuery = queryOptions({
  queryKey: ["settings", "choices"],
  staleTime: rarelyChanges,
  queryFn: ({ signal }) => answer(api.GET("/api/settings", { signal })),
});

/** A template with values, drawn by the API as a phone would; for nobody in particular, a sample. */
export const templatePreviewQuery = (
  id: number,
  variables: Readonly<Record<string, string>>,
  contactId?: number,
  campaignId = 0,
) =>
  queryOptions({
    queryKey: ["whatsapp", "templates", "preview", id, variables, contactId ?? null, campaignId],
    placeholderData: keepPreviousData,
    staleTime: rarelyChanges,
    queryFn: ({ signal }) =>
      answer(
        api.POST("/api/whatsapp/templates/{id}/preview", {
          signal,
          params: { path: { id } },
          body: { variables: { ...variables }, campaignId, ...(contactId ? { contactId } : {}) },
        }),
      ),
  });

/** How many people, and ten of them. */
export type Audience = Entity<"SegmentPreview">;

export const segmentAudience = (id: number) =>
  queryOptions({
    queryKey: ["segments", "audience", id],
    queryFn: ({ signal }) =>
      answer(api.POST("/api/segments/{id}/preview", { signal, params: { path: { id } } })),
  });

export const criteriaAudience = (criteria: Entity<"Criteria">) =>
  queryOptions({
    queryKey: ["segments", "audience", criteria],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      answer(api.POST("/api/segments/preview", { signal, body: { criteria } })),
  });
