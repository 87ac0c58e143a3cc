import { keepPreviousData, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { answer, api, done, type Entity } from "../../lib/api.ts";
import { defaultLimit } from "../../lib/table-state.ts";
import type { TemplatesSearch } from "./search.ts";

export type Template = Entity<"ApprovedTemplate">;

export const templatesQuery = (search: TemplatesSearch) => {
  const { q, status, category, language, quality, trail, limit } = search;
  const cursor = trail?.at(-1);
  const query = {
    limit: limit ?? defaultLimit,
    ...(q ? { search: q } : {}),
    ...(status ? { status } : {}),
    ...(category ? { category } : {}),
    ...(language ? { language } : {}),
    ...(quality ? { quality } : {}),
    ...(cursor ? { cursor } : {}),
  };
  return queryOptions({
    queryKey: ["whatsapp", "templates", "list", query],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      answer(api.GET("/api/whatsapp/templates", { signal, params: { query } })),
  });
};

export const languagesQuery = queryOptions({
  queryKey: ["whatsapp", "templates", "languages"],
  queryFn: ({ signal }) => answer(api.GET("/api/whatsapp/templates/languages", { signal })),
});

export const templateQuery = (id: number) =>
  queryOptions({
    queryKey: ["whatsapp", "templates", "one", id],
    queryFn: ({ signal }) =>
      answer(api.GET("/api/whatsapp/templates/{id}", { signal, params: { path: { id } } })),
  });

export interface Values {
  variables: Record<string, string>;
  contactId: number | undefined;
}

const bodyOf = ({ variables, contactId }: Values) => ({
  variables,
  ...(contactId === undefined ? {} : { contactId }),
});

/** As that person gets it; a place without a value shows its own name. */
export const previewQuery = (id: number, values: Values) =>
  queryOptions({
    queryKey: ["whatsapp", "templates", "preview", id, values],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      answer(
        api.POST("/api/whatsapp/templates/{id}/preview", {
          signal,
          params: { path: { id } },
          body: bodyOf(values),
        }),
      ),
  });

/** A file is a campaign's to choose: here its header counts as filled. */
export const validationQuery = (id: number, values: Values) =>
  queryOptions({
    queryKey: ["whatsapp", "templates", "validation", id, values],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      answer(
        api.POST("/api/whatsapp/templates/{id}/validate", {
          signal,
          params: { path: { id } },
          body: { ...bodyOf(values), hasMedia: true },
        }),
      ),
  });

function useAct<Wanted, Result>(act: (wanted: Wanted) => Promise<Result>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: () => client.invalidateQueries({ queryKey: ["whatsapp", "templates"] }),
  });
}

export const useSync = () => useAct(() => answer(api.POST("/api/whatsapp/templates/sync")));

export const useRemove = (id: number) =>
  useAct(() => done(api.DELETE("/api/whatsapp/templates/{id}", { params: { path: { id } } })));
