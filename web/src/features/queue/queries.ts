import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { answer, api, done, type Entity } from "../../lib/api.ts";

export type Queue = Entity<"Queue">;
export type DeadRow = Queue["deadRows"][number];
export type DeadEvent = Queue["deadEvents"][number];

/** While something moves one watches it; otherwise now and then is enough. */
const watching = 2_500;
const resting = 10_000;

export const queueQuery = queryOptions({
  queryKey: ["queue"],
  queryFn: ({ signal }) => answer(api.GET("/api/queue", { signal })),
  refetchInterval: ({ state }) => ((state.data?.campaigns.length ?? 0) > 0 ? watching : resting),
});

/** By campaign, because each takes its own rows up again. */
export function rowsByCampaign(rows: readonly DeadRow[]): Map<number, number[]> {
  const found = new Map<number, number[]>();
  for (const { campaignId, seq } of rows) {
    found.set(campaignId, [...(found.get(campaignId) ?? []), seq]);
  }
  return found;
}

async function retry(rows: readonly DeadRow[]): Promise<void> {
  for (const [id, seqs] of rowsByCampaign(rows)) {
    await done(
      api.POST("/api/campaigns/{id}/retry", {
        params: { path: { id } },
        body: { status: "failed", seqs, confirm: false },
      }),
    );
  }
}

interface Dropped {
  rows?: readonly DeadRow[];
  events?: readonly DeadEvent[];
}

const idsOf = (things: readonly { id: number }[] = []): number[] => things.map(({ id }) => id);

const drop = ({ rows, events }: Dropped): Promise<void> =>
  done(api.POST("/api/queue/drop", { body: { rows: idsOf(rows), events: idsOf(events) } }));

export function useRetryDead() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: retry,
    onSettled: () => client.invalidateQueries({ queryKey: ["queue"] }),
  });
}

const retryEvents = (events: readonly DeadEvent[]) =>
  answer(api.POST("/api/queue/retry", { body: { events: idsOf(events) } }));

export function useRetryEvents() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: retryEvents,
    onSettled: () => client.invalidateQueries({ queryKey: ["queue"] }),
  });
}

export function useDropDead() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: drop,
    onSettled: () => client.invalidateQueries({ queryKey: ["queue"] }),
  });
}
