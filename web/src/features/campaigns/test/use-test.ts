import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { answer, api, type Entity, newIdempotencyKey } from "../../../lib/api.ts";
import { type Problem, problemFrom } from "../../../lib/problem.ts";
import { campaignKey } from "../queries.ts";

export type TestOutcome = Entity<"CampaignTest">;

/** Somebody we know, or whoever has this number, spoken to by a name or as somebody we know. */
export type Addressee =
  | { contactId: number }
  | { phone: string; name?: string }
  | { phone: string; contactId: number };

/** What became of one test of several. */
export type TestResult =
  | { to: Addressee; outcome: TestOutcome }
  | { to: Addressee; problem: Problem };

/** Nobody answered: sent again with the same key, it cannot become a second message. */
const unanswered = ({ code }: Problem): boolean => code === "network";

export function useTest(campaignId: number) {
  const client = useQueryClient();
  const keys = useRef(new Map<string, string>());
  const sendOne = async (to: Addressee): Promise<TestResult> => {
    const body = JSON.stringify(to);
    const key = keys.current.get(body) ?? newIdempotencyKey();
    keys.current.set(body, key);
    const header = { "Idempotency-Key": key };
    const params = { path: { id: campaignId }, header };
    try {
      const outcome = await answer(api.POST("/api/campaigns/{id}/test", { params, body: to }));
      keys.current.delete(body);
      return { to, outcome };
    } catch (error) {
      const problem = problemFrom(error);
      if (!unanswered(problem)) keys.current.delete(body);
      return { to, problem };
    }
  };
  return useMutation({
    /** One after the other: each is a message of its own, and counts as one. */
    mutationFn: async (all: readonly Addressee[]): Promise<TestResult[]> => {
      const results: TestResult[] = [];
      for (const to of all) results.push(await sendOne(to));
      return results;
    },
    onSettled: () => {
      void client.invalidateQueries({ queryKey: [...campaignKey(campaignId), "history"] });
    },
  });
}
