import { queryOptions } from "@tanstack/react-query";
import { answer, api, type Entity } from "../../lib/api.ts";

export type Member = Entity<"Member">;
export type Role = Entity<"Role">;
export type BuiltInRole = Entity<"BuiltInRole">;
export type Permission = Role["permissions"][number];
export type Invitation = Entity<"Invitation">;
export type ApiKey = Entity<"ApiKey">;

export const settingsQuery = queryOptions({
  queryKey: ["settings"],
  queryFn: ({ signal }) => answer(api.GET("/api/settings", { signal })),
});

/** As many as a page of the API holds: more members or keys than that, no business has. */
const query = { limit: 200 };

export const membersQuery = queryOptions({
  queryKey: ["members"],
  queryFn: async ({ signal }) =>
    (await answer(api.GET("/api/members", { params: { query }, signal }))).items,
});

export const invitationsQuery = queryOptions({
  queryKey: ["invitations"],
  queryFn: async ({ signal }) => (await answer(api.GET("/api/invitations", { signal }))).items,
});

/** The roles of one's own, the built-in ones, and what a role can hold. */
export const rolesQuery = queryOptions({
  queryKey: ["roles"],
  queryFn: ({ signal }) => answer(api.GET("/api/roles", { signal })),
});

export const apiKeysQuery = queryOptions({
  queryKey: ["api-keys"],
  queryFn: async ({ signal }) =>
    (await answer(api.GET("/api/api-keys", { params: { query }, signal }))).items,
});

export const numbersQuery = queryOptions({
  queryKey: ["whatsapp", "numbers"],
  queryFn: async ({ signal }) => {
    const { items } = await answer(api.GET("/api/whatsapp/accounts", { signal }));
    return items.flatMap((account) => account.numbers);
  },
});
