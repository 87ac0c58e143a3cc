import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { answer, api, type Entity } from "../api.ts";

export type Media = Entity<"Media">;
export type MediaKind = Media["kind"];

export interface MediaSearch {
  q?: string | undefined;
  kind?: MediaKind | undefined;
}

const perPage = 48;

export const mediaList = ({ q, kind }: MediaSearch) =>
  infiniteQueryOptions({
    queryKey: ["media", "list", q ?? "", kind ?? ""],
    placeholderData: keepPreviousData,
    initialPageParam: "",
    queryFn: ({ signal, pageParam: cursor }) =>
      answer(
        api.GET("/api/media", {
          signal,
          params: {
            query: {
              limit: perPage,
              ...(q ? { search: q } : {}),
              ...(kind ? { kind } : {}),
              ...(cursor ? { cursor } : {}),
            },
          },
        }),
      ),
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

export const mediaQuery = (id: number) =>
  queryOptions({
    queryKey: ["media", "one", id],
    queryFn: ({ signal }) =>
      answer(api.GET("/api/media/{id}", { signal, params: { path: { id } } })),
  });

export const mediaUsers = (id: number) =>
  queryOptions({
    queryKey: ["media", "used-by", id],
    queryFn: ({ signal }) =>
      answer(api.GET("/api/media/{id}/used-by", { signal, params: { path: { id } } })),
  });

export const fileAddress = (id: number): string => `/api/media/${id}/file`;

/** A picture without a small one of itself is shown as it is. */
export function pictureAddress({ id, kind, hasThumbnail, updatedAt }: Media): string | undefined {
  if (hasThumbnail) return `/api/media/${id}/thumbnail?at=${Date.parse(updatedAt)}`;
  return kind === "image" ? fileAddress(id) : undefined;
}
