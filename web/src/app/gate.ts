import type { QueryClient } from "@tanstack/react-query";
import { redirect } from "@tanstack/react-router";
import { sessionQuery, setupQuery } from "../lib/session.ts";

/** Pages of the app are for whoever is signed in; others are shown the door that fits. */
export async function mustBeSignedIn(client: QueryClient, from: string): Promise<void> {
  const session = await client.ensureQueryData(sessionQuery);
  if (session) return;
  const { needed } = await client.ensureQueryData(setupQuery);
  if (needed) throw redirect({ to: "/set-up" });
  throw redirect({ to: "/sign-in", search: from === "/" ? {} : { from } });
}

export async function mustBeSignedOut(client: QueryClient, page: "/sign-in" | "/set-up") {
  const session = await client.ensureQueryData(sessionQuery);
  if (session) throw redirect({ to: "/" });
  const { needed } = await client.ensureQueryData(setupQuery);
  const right = needed ? "/set-up" : "/sign-in";
  if (right !== page) throw redirect({ to: right });
}

/** Who has nothing to do with campaigns begins the day where customers write. */
export async function agentsToInbox(client: QueryClient): Promise<void> {
  const session = await client.ensureQueryData(sessionQuery);
  const can = (permission: string) => session?.permissions.includes(permission) ?? false;
  if (can("conversation:view") && !can("campaign:view")) throw redirect({ to: "/conversations" });
}
