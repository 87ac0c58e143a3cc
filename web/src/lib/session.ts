import { type QueryClient, queryOptions, useSuspenseQuery } from "@tanstack/react-query";
import { answer, api, type Session } from "./api.ts";
import { problemFrom } from "./problem.ts";

/** Who is signed in; null is nobody, which is an answer and not an error. */
export const sessionQuery = queryOptions({
  queryKey: ["session"],
  staleTime: 5 * 60_000,
  queryFn: async (): Promise<Session | null> => {
    try {
      return await answer(api.GET("/api/session"));
    } catch (error) {
      if (problemFrom(error).status === 401) return null;
      throw error;
    }
  },
});

export const setupQuery = queryOptions({
  queryKey: ["setup"],
  staleTime: Infinity,
  queryFn: () => answer(api.GET("/api/setup")),
});

export function useSession(): Session {
  const { data } = useSuspenseQuery(sessionQuery);
  if (!data) throw new Error("useSession is for pages behind the sign-in");
  return data;
}

export function useCan(): (permission: string | undefined) => boolean {
  const { permissions } = useSession();
  return (permission) => permission === undefined || permissions.includes(permission);
}

/** After signing in or out nothing that was read before may be shown to whoever comes next. */
export async function forgetEverything(client: QueryClient): Promise<void> {
  await client.cancelQueries();
  client.clear();
}
