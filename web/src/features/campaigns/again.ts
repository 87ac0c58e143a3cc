import { type QueryClient, useMutation, useQueryClient } from "@tanstack/react-query";
import { answer, api, type Entity } from "../../lib/api.ts";
import { useI18n } from "../../lib/i18n/index.tsx";
import { problemFrom } from "../../lib/problem.ts";
import { useToast } from "../../ui/toast.tsx";
import { problemText } from "../../ui/use-problem-text.ts";
import type { Campaign } from "./figures.ts";
import { segmentChoices } from "./queries.ts";
import { alike, type Criteria, freeName } from "./whom.ts";

/** Some of a campaign's people, by what became of it. */
export interface Group {
  campaign: Campaign;
  called: string;
  criteria: Criteria;
}

export interface Copy {
  campaign: Campaign;
  called: string;
  /** Left out: to everybody once more. */
  to?: Group;
}

/** The segment of a group: the one there is, or a new one. */
async function segmentOf(
  client: QueryClient,
  { campaign, called, criteria }: Group,
): Promise<Entity<"Segment">> {
  const known = await client.fetchQuery({ ...segmentChoices, staleTime: 0 });
  const same = alike(known, criteria);
  if (same) return same;
  const body = { name: freeName(known, called, campaign.id), criteria, isDynamic: true };
  return answer(api.POST("/api/segments", { body }));
}

/** A segment of some of a campaign's people, as long as it is true of them. */
export function useGroupSegment(onMade: (segment: Entity<"Segment">) => void) {
  const client = useQueryClient();
  const onError = useComplaint();
  return useMutation({
    mutationFn: (group: Group) => segmentOf(client, group),
    onSuccess: onMade,
    onError,
    onSettled: () => client.invalidateQueries({ queryKey: ["segments"] }),
  });
}

/** A draft like a campaign, to be changed before it goes out. */
export function useCopy(onMade: (draft: Campaign) => void) {
  const client = useQueryClient();
  const onError = useComplaint();
  return useMutation({
    mutationFn: async ({ campaign, called, to }: Copy) => {
      const segment = to && { segmentId: (await segmentOf(client, to)).id };
      return answer(
        api.POST("/api/campaigns/{id}/duplicate", {
          params: { path: { id: campaign.id } },
          body: { name: called.slice(0, 200), ...segment },
        }),
      );
    },
    onSuccess: (draft) => {
      void client.invalidateQueries({ queryKey: ["campaigns", "list"] });
      onMade(draft);
    },
    onError,
    onSettled: (_draft, _error, { to }) => {
      if (to) void client.invalidateQueries({ queryKey: ["segments"] });
    },
  });
}

function useComplaint() {
  const { t } = useI18n();
  const toast = useToast();
  return (error: unknown) =>
    toast({ tone: "bad", text: problemText(problemFrom(error), t).detail });
}
