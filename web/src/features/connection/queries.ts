import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { answer, api, done, type Entity } from "../../lib/api.ts";

export type Account = Entity<"WhatsAppAccount">;

export const accountsQuery = queryOptions({
  queryKey: ["whatsapp", "accounts", "all"],
  queryFn: ({ signal }) => answer(api.GET("/api/whatsapp/accounts", { signal })),
});

export function useTestConnection(id: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () =>
      answer(api.POST("/api/whatsapp/accounts/{id}/test", { params: { path: { id } } })),
    onSettled: () => client.invalidateQueries({ queryKey: ["whatsapp", "accounts"] }),
  });
}

export function useDisconnect(id: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => done(api.DELETE("/api/whatsapp/accounts/{id}", { params: { path: { id } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ["whatsapp", "accounts"] }),
  });
}
