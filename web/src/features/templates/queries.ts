import { keepPreviousData, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { answer, api, type Entity } from "../../lib/api.ts";
import { defaultLimit } from "../../lib/table-state.ts";
import type { TemplatesSearch } from "./search.ts";

export type Template = Entity<"ApprovedTemplate">;

export const templatesQuery = ({ q, status, category, trail, limit }: TemplatesSearch) => {
  const cursor = trail?.at(-1);
  const query = {
    limit: limit ?? defaultLimit,
    ...(q ? { search: q } : {}),
    ...(status ? { status } : {}),
    ...(category ? { category } : {}),
    ...(cursor ? { cursor } : {}),
  };
  return queryOptions({
    queryKey: ["whatsapp", "templates", "list", query],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      answer(api.GET("/api/whatsapp/templates", { signal, params: { query } })),
  });
};

export const templateQuery = (id: number) =>
  queryOptions({
    queryKey: ["whatsapp", "templates", "one", id],
    queryFn: ({ signal }) =>
      answer(api.GET("/api/whatsapp/templates/{id}", { signal, params: { path: { id } } })),
  });

/** Without values: each place shows its own name. */
export const bareTemplateQuery = (id: number) =>
  queryOptions({
    queryKey: ["whatsapp", "templates", "bare", id],
    queryFn: ({ signal }) =>
      answer(
        api.POST("/api/whatsapp/templates/{id}/preview", {
          signal,
          params: { path: { id } },
          body: { variables: {} },
        }),
      ),
  });

export function useSync() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => answer(api.POST("/api/whatsapp/templates/sync")),
    onSuccess: () => client.invalidateQueries({ queryKey: ["whatsapp", "templates"] }),
  });
}
