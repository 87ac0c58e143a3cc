import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useQueryClient,
} from "@tanstack/react-query";
import { answer, api, type Entity } from "../../lib/api.ts";
import { contactListQuery, type ContactSearch } from "./search.ts";

export type Contact = Entity<"Contact">;
export type ConsentEvent = Entity<"ConsentEvent">;

export const contactsQuery = (search: ContactSearch) => {
  const query = contactListQuery(search);
  return queryOptions({
    queryKey: ["contacts", "list", query],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => answer(api.GET("/api/contacts", { params: { query }, signal })),
  });
};

export const contactQuery = (id: number) =>
  queryOptions({
    queryKey: ["contacts", "one", id],
    queryFn: ({ signal }) =>
      answer(api.GET("/api/contacts/{id}", { params: { path: { id } }, signal })),
  });

export const consentQuery = (id: number) =>
  queryOptions({
    queryKey: ["contacts", "consent", id],
    queryFn: ({ signal }) =>
      answer(api.GET("/api/contacts/{id}/consent", { params: { path: { id } }, signal })),
  });

export const receivedQuery = (id: number) =>
  infiniteQueryOptions({
    queryKey: ["contacts", "campaigns", id],
    initialPageParam: "",
    queryFn: ({ signal, pageParam: cursor }) =>
      answer(
        api.GET("/api/contacts/{id}/campaigns", {
          signal,
          params: { path: { id }, query: { limit: 10, ...(cursor !== "" && { cursor }) } },
        }),
      ),
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

/** After a change: the contact as the API answered it, and every list read anew. */
export function useContactChanged() {
  const client = useQueryClient();
  return async (contact: Contact): Promise<void> => {
    client.setQueryData(contactQuery(contact.id).queryKey, contact);
    await Promise.all([
      client.invalidateQueries({ queryKey: ["contacts", "list"] }),
      client.invalidateQueries({ queryKey: ["contacts", "consent", contact.id] }),
      client.invalidateQueries({ queryKey: ["labels"] }),
    ]);
  };
}
