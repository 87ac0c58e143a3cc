import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useQueryClient,
} from "@tanstack/react-query";
import { workflowStatuses } from "@siar/core/contacts/schema";
import { answer, api, everyPage, type Entity } from "../../lib/api.ts";
import type { InboxSearch } from "./search.ts";

export type Conversation = Entity<"Conversation">;
export type ThreadItem = Entity<"ThreadItem">;
export type CannedReply = Entity<"CannedReply">;

const key = "conversations";

export const inboxQuery = ({ q, state, assigned, unread, label, status }: InboxSearch) => {
  const workflowStatus = workflowStatuses.find((known) => known === status);
  const query = {
    limit: 30,
    state: state ?? ("open" as const),
    ...(q ? { search: q } : {}),
    ...(assigned ? { assigned } : {}),
    ...(unread ? { unread: "true" as const } : {}),
    ...(label ? { labelId: label } : {}),
    ...(workflowStatus ? { workflowStatus } : {}),
  };
  return infiniteQueryOptions({
    queryKey: [key, "list", query],
    placeholderData: keepPreviousData,
    initialPageParam: "",
    queryFn: ({ signal, pageParam: cursor }) =>
      answer(
        api.GET("/api/conversations", {
          signal,
          params: { query: { ...query, ...(cursor ? { cursor } : {}) } },
        }),
      ),
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
};

export const conversationQuery = (id: number) =>
  queryOptions({
    queryKey: [key, "one", id],
    queryFn: ({ signal }) =>
      answer(api.GET("/api/conversations/{id}", { signal, params: { path: { id } } })),
  });

/** From the newest words back to the first. */
export const threadQuery = (id: number) =>
  infiniteQueryOptions({
    queryKey: [key, "thread", id],
    initialPageParam: "",
    queryFn: ({ signal, pageParam: cursor }) =>
      answer(
        api.GET("/api/conversations/{id}/thread", {
          signal,
          params: { path: { id }, query: { limit: 40, ...(cursor ? { cursor } : {}) } },
        }),
      ),
    getNextPageParam: ({ olderCursor }) => olderCursor,
  });

/** The socket says when to ask again; without one, now and then. */
const WITHOUT_SOCKET = 60_000;

export const unreadQuery = queryOptions({
  queryKey: [key, "unread"],
  refetchInterval: WITHOUT_SOCKET,
  queryFn: ({ signal }) => answer(api.GET("/api/conversations/unread", { signal })),
});

const rarelyChanges = 60_000;

export const assigneesQuery = queryOptions({
  queryKey: [key, "assignees"],
  staleTime: rarelyChanges,
  queryFn: async ({ signal }) =>
    (await answer(api.GET("/api/conversations/assignees", { signal }))).items,
});

export const cannedQuery = queryOptions({
  queryKey: ["canned-replies"],
  staleTime: rarelyChanges,
  queryFn: async ({ signal }) => (await answer(api.GET("/api/canned-replies", { signal }))).items,
});

export const replyTemplates = queryOptions({
  queryKey: [key, "templates"],
  staleTime: rarelyChanges,
  queryFn: ({ signal }) =>
    everyPage((query) =>
      answer(
        api.GET("/api/conversations/templates", {
          signal,
          params: { query: { ...query, status: "APPROVED" } },
        }),
      ),
    ),
});

export const replyMedia = (kind: Entity<"Media">["kind"] | undefined) =>
  queryOptions({
    queryKey: [key, "media", kind ?? ""],
    staleTime: rarelyChanges,
    queryFn: ({ signal }) =>
      answer(
        api.GET("/api/conversations/media", {
          signal,
          params: { query: { limit: 60, ...(kind ? { kind } : {}) } },
        }),
      ),
  });

export const sentFile = (mediaId: number): string => `/api/conversations/media/${mediaId}/file`;

/** After a change to a conversation: as the API answered it, and every list read anew. */
export function useChanged() {
  const client = useQueryClient();
  return async (changed?: Conversation): Promise<void> => {
    if (changed) client.setQueryData(conversationQuery(changed.id).queryKey, changed);
    await client.invalidateQueries({ queryKey: [key], predicate: isOfTheInbox });
  };
}

const moving = new Set<unknown>(["list", "one", "thread", "unread"]);

export const isOfTheInbox = ({ queryKey }: { queryKey: readonly unknown[] }): boolean =>
  moving.has(queryKey[1]);
