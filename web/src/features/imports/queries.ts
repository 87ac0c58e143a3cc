import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { answer, api, type Entity } from "../../lib/api.ts";
import { sendBody, type Way } from "../../lib/send-body.ts";
import { listQuery, type TableSearch } from "../../lib/table-state.ts";

export type Import = Entity<"Import">;
export type ImportPreview = Entity<"ImportPreview">;
export type Delimiter = ImportPreview["delimiter"];

export const isMoving = ({ status }: Import) =>
  status === "queued" || status === "running" || status === "cancelling";

const watching = 700;

export const importsQuery = (search: TableSearch) => {
  const { limit, cursor } = listQuery(search);
  const query = { limit, ...(cursor ? { cursor } : {}) };
  return queryOptions({
    queryKey: ["imports", "list", query],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => answer(api.GET("/api/imports", { params: { query }, signal })),
    refetchInterval: ({ state }) => (state.data?.items.some(isMoving) ? watching * 2 : false),
  });
};

export const importQuery = (id: number) =>
  queryOptions({
    queryKey: ["imports", "one", id],
    queryFn: ({ signal }) =>
      answer(api.GET("/api/imports/{id}", { params: { path: { id } }, signal })),
    refetchInterval: ({ state }) => (state.data && isMoving(state.data) ? watching : false),
  });

export interface Layout {
  delimiter?: Delimiter;
  hasHeader?: boolean;
}

export const previewQuery = (id: number, { delimiter, hasHeader }: Layout) => {
  const query = {
    ...(delimiter ? { delimiter } : {}),
    ...(hasHeader === undefined
      ? {}
      : { hasHeader: hasHeader ? ("true" as const) : ("false" as const) }),
  };
  return queryOptions({
    queryKey: ["imports", "preview", id, query],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      answer(api.GET("/api/imports/{id}/preview", { params: { path: { id }, query }, signal })),
  });
};

/** The file goes as it is, and says how much of it has left. */
export async function uploadFile(file: File, onProgress: Way["onProgress"]): Promise<Import> {
  const id = await sendBody(file, { path: "/api/imports", type: "text/csv" }, { onProgress });
  return answer(api.GET("/api/imports/{id}", { params: { path: { id } } }));
}
