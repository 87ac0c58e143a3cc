import { keepPreviousData, queryOptions, useQueryClient } from "@tanstack/react-query";
import type { Criteria } from "@siar/core/segments/rules";
import { answer, api, everyPage, type Entity } from "../../lib/api.ts";
import { listQuery, type TableSearch } from "../../lib/table-state.ts";

export type Segment = Entity<"Segment">;
export type Explanation = Entity<"SegmentExplanation">;
export type Preview = Entity<"SegmentPreview">;

export const segmentsQuery = (search: TableSearch) => {
  const { sort: _unsortable, ...query } = listQuery(search);
  return queryOptions({
    queryKey: ["segments", "list", query],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => answer(api.GET("/api/segments", { params: { query }, signal })),
  });
};

export const segmentQuery = (id: number) =>
  queryOptions({
    queryKey: ["segments", "one", id],
    queryFn: ({ signal }) =>
      answer(api.GET("/api/segments/{id}", { params: { path: { id } }, signal })),
  });

/** Who that would be right now. A question that was typed over is called off. */
export const previewQuery = (criteria: Criteria) =>
  queryOptions({
    queryKey: ["segments", "preview", criteria],
    staleTime: 15_000,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      answer(api.POST("/api/segments/preview", { body: { criteria: asBody(criteria) }, signal })),
  });

/** What criteria can name. */
export const nameableSegments = queryOptions({
  queryKey: ["segments", "list", "nameable"],
  queryFn: ({ signal }) =>
    everyPage((query) => answer(api.GET("/api/segments", { params: { query }, signal }))),
});

export const nameableCampaigns = queryOptions({
  queryKey: ["campaigns", "list", "nameable"],
  queryFn: ({ signal }) =>
    everyPage((query) => answer(api.GET("/api/campaigns", { params: { query }, signal }))),
});

export const usedByQuery = (id: number) =>
  queryOptions({
    queryKey: ["segments", "one", id, "used-by"],
    queryFn: ({ signal }) =>
      answer(api.GET("/api/segments/{id}/used-by", { params: { path: { id } }, signal })),
  });

export const explanationQuery = (id: number, contactId: number) =>
  queryOptions({
    queryKey: ["segments", "one", id, "explain", contactId],
    queryFn: ({ signal }) =>
      answer(
        api.POST("/api/segments/{id}/explain", {
          params: { path: { id } },
          body: { contactId },
          signal,
        }),
      ),
  });

export const contactsFound = (search: string) =>
  queryOptions({
    queryKey: ["contacts", "found", search],
    queryFn: async ({ signal }) => {
      const query = { search, limit: 8 };
      return (await answer(api.GET("/api/contacts", { params: { query }, signal }))).items;
    },
    enabled: search.trim() !== "",
  });

/** The document describes a tree as an object of anything; a spread is one to the compiler. */
export const asBody = (criteria: Criteria): Record<string, unknown> => ({ ...criteria });

export function useSegmentChanged() {
  const client = useQueryClient();
  return async (segment: Segment): Promise<void> => {
    client.setQueryData(segmentQuery(segment.id).queryKey, segment);
    await client.invalidateQueries({ queryKey: ["segments", "list"] });
    await client.invalidateQueries({ queryKey: ["segments", "one", segment.id, "explain"] });
  };
}
