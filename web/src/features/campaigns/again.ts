import { useMutation, useQueryClient } from "@tanstack/react-query";
import { answer, api } from "../../lib/api.ts";
import { useI18n } from "../../lib/i18n/index.tsx";
import { ApiError, problemFrom } from "../../lib/problem.ts";
import { useToast } from "../../ui/toast.tsx";
import { problemText } from "../../ui/use-problem-text.ts";
import type { Campaign } from "./figures.ts";
import { segmentChoices } from "./queries.ts";

export interface Copy {
  campaign: Campaign;
  /** To everybody once more, or to those who got it and did not read it. */
  to: "same" | "unread";
}

/** Whoever got a campaign and has not read it, as long as they have not. */
const unreadOf = (id: number) => ({
  all: [
    { field: "campaign", op: "received", value: { id } },
    { field: "campaign", op: "not_read", value: { id } },
  ],
});

/** A draft like a campaign, to be changed before it goes out. */
export function useCopy(onMade: (draft: Campaign) => void) {
  const { t } = useI18n();
  const toast = useToast();
  const client = useQueryClient();
  const segmentOf = async ({ id, name }: Campaign): Promise<number> => {
    const called = t("campaigns.again.segment", { name }).slice(0, 100);
    const body = { name: called, description: "", criteria: unreadOf(id), isDynamic: true };
    try {
      return (await answer(api.POST("/api/segments", { body }))).id;
    } catch (error) {
      const known = isTaken(error) ? await client.fetchQuery(segmentChoices) : [];
      const same = known.find((segment) => segment.name === called);
      if (!same) throw error;
      return same.id;
    }
  };
  return useMutation({
    mutationFn: async ({ campaign, to }: Copy) => {
      const { id, name } = campaign;
      const segment = to === "unread" ? { segmentId: await segmentOf(campaign) } : {};
      const called = t(to === "unread" ? "campaigns.again.named" : "campaigns.copy.named", {
        name,
      });
      return answer(
        api.POST("/api/campaigns/{id}/duplicate", {
          params: { path: { id } },
          body: { name: called.slice(0, 200), ...segment },
        }),
      );
    },
    onSuccess: (draft) => {
      void client.invalidateQueries({ queryKey: ["campaigns", "list"] });
      void client.invalidateQueries({ queryKey: ["segments"] });
      onMade(draft);
    },
    onError: (error) => toast({ tone: "bad", text: problemText(problemFrom(error), t).detail }),
  });
}

const isTaken = (error: unknown): boolean =>
  error instanceof ApiError && error.problem.code === "name-taken";
