import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { answer, api, done } from "../../lib/api.ts";

export const recentNotifications = queryOptions({
  queryKey: ["notifications", "recent"],
  refetchInterval: 30_000,
  queryFn: () => answer(api.GET("/api/notifications", { params: { query: { limit: 20 } } })),
});

export function useMarkRead() {
  const client = useQueryClient();
  const { mutate } = useMutation({
    mutationFn: (ids: number[]) => done(api.POST("/api/notifications/read", { body: { ids } })),
    onSettled: () => client.invalidateQueries({ queryKey: ["notifications"] }),
  });
  return mutate;
}
