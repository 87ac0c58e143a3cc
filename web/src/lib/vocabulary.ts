import { queryOptions } from "@tanstack/react-query";
import { answer, api, type Entity } from "./api.ts";

export type Label = Entity<"Label">;
export type DeclaredField = Entity<"Field">;

/** The business's own words for its customers: few, and asked for on many pages. */
export const labelsQuery = queryOptions({
  queryKey: ["labels"],
  staleTime: 60_000,
  queryFn: async ({ signal }) => (await answer(api.GET("/api/labels", { signal }))).items,
});

export const fieldsQuery = queryOptions({
  queryKey: ["fields"],
  staleTime: 60_000,
  queryFn: async ({ signal }) => (await answer(api.GET("/api/fields", { signal }))).items,
});
