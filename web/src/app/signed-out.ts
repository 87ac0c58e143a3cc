import type { QueryClient } from "@tanstack/react-query";
import { problemFrom } from "../lib/problem.ts";
import { sessionQuery } from "../lib/session.ts";

/** A session that ends while somebody works leads to the sign-in page, and back to where they were. */
export function signOutOn401(client: QueryClient, leave: () => void): void {
  const heard = (error: unknown) => {
    const wasSignedIn = Boolean(client.getQueryData(sessionQuery.queryKey));
    // What a member may do can change while they work: what is shown follows.
    if (problemFrom(error).status === 403) {
      void client.invalidateQueries({ queryKey: sessionQuery.queryKey });
    }
    if (!wasSignedIn || problemFrom(error).status !== 401) return;
    client.setQueryData(sessionQuery.queryKey, null);
    leave();
  };
  client.getQueryCache().subscribe((event) => {
    if (event.type === "updated" && event.action.type === "error") heard(event.action.error);
  });
  client.getMutationCache().subscribe((event) => {
    if (event.type === "updated" && event.action.type === "error") heard(event.action.error);
  });
}
