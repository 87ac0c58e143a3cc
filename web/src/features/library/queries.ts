import { keepPreviousData, queryOptions, useQueryClient } from "@tanstack/react-query";
import { answer, api, type Entity } from "../../lib/api.ts";
import { listQuery } from "../../lib/table-state.ts";
import type { LibrarySearch } from "./search.ts";

export type Message = Entity<"MessageTemplate">;

const key = ["message-templates"] as const;

export const messagesQuery = ({ category, ...search }: LibrarySearch) => {
  const { sort: _unsortable, ...page } = listQuery(search);
  const query = { ...page, ...(category ? { category } : {}) };
  return queryOptions({
    queryKey: [...key, "list", query],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      answer(api.GET("/api/campaign-templates", { params: { query }, signal })),
  });
};

export const messageQuery = (id: number) =>
  queryOptions({
    queryKey: [...key, "one", id],
    queryFn: ({ signal }) =>
      answer(api.GET("/api/campaign-templates/{id}", { params: { path: { id } }, signal })),
  });

export const categoriesQuery = queryOptions({
  queryKey: [...key, "categories"],
  queryFn: async ({ signal }) =>
    (await answer(api.GET("/api/campaign-templates/categories", { signal }))).items,
});

/** Some to show a message to: the newest, as a segment is only chosen for a campaign. */
export const peopleQuery = queryOptions({
  queryKey: ["contacts", "to-preview"],
  queryFn: async ({ signal }) =>
    (await answer(api.GET("/api/contacts", { params: { query: { limit: 20 } }, signal }))).items,
});

export function useLibraryChanged() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: key });
}
