import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { answer, api, done, type Entity } from "../../lib/api.ts";

export type Account = Entity<"WhatsAppAccount">;
export type Check = Entity<"WhatsAppConnectionCheck">;
export type WhatsAppNumber = Entity<"WhatsAppNumber">;

export const accountsQuery = queryOptions({
  queryKey: ["whatsapp", "accounts", "all"],
  queryFn: ({ signal }) => answer(api.GET("/api/whatsapp/accounts", { signal })),
});

export const reachQuery = queryOptions({
  queryKey: ["whatsapp", "reach"],
  queryFn: ({ signal }) => answer(api.GET("/api/whatsapp/reach", { signal })),
});

const path = (id: number) => ({ params: { path: { id } } });

/** Whatever is done to an account, its page is read anew; also after a failure, which it shows. */
function useAct<Wanted, Result>(act: (wanted: Wanted) => Promise<Result>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSettled: () => client.invalidateQueries({ queryKey: ["whatsapp"] }),
  });
}

export const useTestConnection = (id: number) =>
  useAct(() => answer(api.POST("/api/whatsapp/accounts/{id}/test", path(id))));

export const useSubscribe = (id: number) =>
  useAct(() => answer(api.POST("/api/whatsapp/accounts/{id}/subscribe", path(id))));

export const useEndRotation = (id: number) =>
  useAct(() => answer(api.POST("/api/whatsapp/accounts/{id}/secrets/end-rotation", path(id))));

export const useDisconnect = (id: number) =>
  useAct(() => done(api.DELETE("/api/whatsapp/accounts/{id}", path(id))));
