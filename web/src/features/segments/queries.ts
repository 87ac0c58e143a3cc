import { keepPreviousData, queryOptions, useQueryClient } from "@tanstack/react-query";
import type { Criteria } from "@siar/core/segments/rules";
import { answer, api, type Entity } from "../../lib/api.ts";
import { listQuery, type TableSearch } from "../../lib/table-state.ts";

export type Segment = Entity<"Segment">;
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

/** The document describes a tree as an object of anything; a spread is one to the compiler. */
export const asBody = (criteria: Criteria): Record<string, unknown> => ({ ...criteria });

export function useSegmentChanged() {
  const client = useQueryClient();
  return async (segment: Segment): Promise<void> => {
    client.setQueryData(segmentQuery(segment.id).queryKey, segment);
    await client.invalidateQueries({ queryKey: ["segments", "list"] });
  };
}
