import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { answer, api, done } from "../../lib/api.ts";

export const recentNotifications = queryOptions({
  queryKey: ["notifications", "recent"],
  refetchInterval: 30_000,
  queryFn: () => answer(api.GET("/api/notifications", { params: { query: { limit: 20 } } })),
});

/** What is read is a mark in the list: everything up to it. Without one, everything. */
export function useMarkRead() {
  const client = useQueryClient();
  const { mutate } = useMutation({
    mutationFn: (upTo: number | undefined) =>
      done(api.POST("/api/notifications/read", { body: upTo === undefined ? {} : { upTo } })),
    onSettled: () => client.invalidateQueries({ queryKey: ["notifications"] }),
  });
  return mutate;
}
