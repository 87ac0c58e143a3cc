import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { answer, api, type Entity } from "../../lib/api.ts";
import { defaultLimit } from "../../lib/table-state.ts";
import type { AuditSearch } from "./search.ts";

export type AuditEntry = Entity<"AuditEntry">;

export const auditQuery = ({ entity, entityId, actor, trail, limit }: AuditSearch) => {
  const cursor = trail?.at(-1);
  const query = {
    limit: limit ?? defaultLimit,
    ...(entity ? { entity } : {}),
    ...(entityId ? { entityId } : {}),
    ...(actor ? { actorKind: actor } : {}),
    ...(cursor ? { cursor } : {}),
  };
  return queryOptions({
    queryKey: ["audit", query],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => answer(api.GET("/api/audit", { signal, params: { query } })),
  });
};
