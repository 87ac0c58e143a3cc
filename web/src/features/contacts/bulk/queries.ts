import { queryOptions } from "@tanstack/react-query";
import { answer, api, type Entity, newIdempotencyKey } from "../../../lib/api.ts";
import { contactListQuery, type ContactSearch } from "../search.ts";

export type BulkAction = Entity<"BulkAction">;
export type BulkAct = BulkAction["act"];

/** What the list is narrowed to, without how it is sorted and paged. */
function filterOf(search: ContactSearch) {
  const { limit: _, cursor: __, sort: ___, ...filter } = contactListQuery(search);
  return filter;
}

export const filterKey = (search: ContactSearch): string => JSON.stringify(filterOf(search));

export const countQuery = (search: ContactSearch) => {
  const query = filterOf(search);
  return queryOptions({
    queryKey: ["contacts", "count", query],
    queryFn: async ({ signal }) =>
      (await answer(api.GET("/api/contacts/count", { params: { query }, signal }))).count,
  });
};

const isMoving = ({ status }: BulkAction) =>
  status === "queued" || status === "running" || status === "cancelling";

const watching = 600;

export const bulkQuery = (id: number) =>
  queryOptions({
    queryKey: ["contacts", "bulk", id],
    queryFn: ({ signal }) =>
      answer(api.GET("/api/contacts/bulk/{id}", { params: { path: { id } }, signal })),
    refetchInterval: ({ state }) => (state.data && isMoving(state.data) ? watching : false),
  });

/** Those whose boxes are ticked, or everybody whom the list's filters show. */
export type Chosen = { readonly ids: readonly number[] } | { readonly matching: ContactSearch };

function targetOf(chosen: Chosen) {
  if ("ids" in chosen) return { ids: [...chosen.ids] };
  const { optedOut, ...filter } = filterOf(chosen.matching);
  return { matching: { ...filter, ...(optedOut && { optedOut: optedOut === "true" }) } };
}

export const startBulk = (act: BulkAct, chosen: Chosen): Promise<BulkAction> =>
  answer(
    api.POST("/api/contacts/bulk", {
      params: { header: { "Idempotency-Key": newIdempotencyKey() } },
      body: { act, on: targetOf(chosen) },
    }),
  );
