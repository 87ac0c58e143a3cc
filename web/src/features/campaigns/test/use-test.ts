import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { answer, api, type Entity, newIdempotencyKey } from "../../../lib/api.ts";
import { problemFrom } from "../../../lib/problem.ts";
import { campaignKey } from "../queries.ts";

export type TestOutcome = Entity<"CampaignTest">;

/** One or the other: somebody we know, or whoever has this number. */
export type Addressee = { contactId: number } | { phone: string; name?: string };

/** Nobody answered: sent again with the same key, it cannot become a second message. */
const unanswered = (error: Error): boolean => problemFrom(error).code === "network";

export function useTest(campaignId: number) {
  const client = useQueryClient();
  const attempt = useRef({ body: "", key: "" });
  return useMutation({
    mutationFn: (to: Addressee): Promise<TestOutcome> => {
      const body = JSON.stringify(to);
      if (attempt.current.body !== body) attempt.current = { body, key: newIdempotencyKey() };
      const header = { "Idempotency-Key": attempt.current.key };
      return answer(
        api.POST("/api/campaigns/{id}/test", {
          params: { path: { id: campaignId }, header },
          body: to,
        }),
      );
    },
    onSettled: (_outcome, error) => {
      if (!error || !unanswered(error)) attempt.current = { body: "", key: "" };
      void client.invalidateQueries({ queryKey: [...campaignKey(campaignId), "history"] });
    },
  });
}
