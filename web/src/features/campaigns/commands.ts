import { useMutation, useQueryClient } from "@tanstack/react-query";
import { answer, api, done } from "../../lib/api.ts";
import type { Campaign } from "./figures.ts";
import { campaignKey, campaignQuery } from "./queries.ts";

/** By whose clock, and whether it may be night there. */
interface Hours {
  recipientZone: boolean;
  holdQuietHours: boolean;
}

export type Command =
  | { kind: "send"; version: number; holdQuietHours: boolean }
  | ({ kind: "schedule"; at: string; timezone: string; version?: number } & Hours)
  | { kind: "unschedule"; version: number }
  | { kind: "pause" }
  | { kind: "resume" }
  | { kind: "cancel" }
  | { kind: "rate"; rateLimit: number }
  | { kind: "retry"; status: "failed" | "unknown"; seqs?: number[] }
  | { kind: "dismiss"; seqs?: number[] }
  | { kind: "exclude"; segmentId: number }
  | { kind: "exclude"; contactIds: number[] };

function tell(id: number, command: Command): Promise<Campaign> {
  const one = { params: { path: { id } } };
  switch (command.kind) {
    case "send": {
      const { kind: _, ...body } = command;
      return answer(api.POST("/api/campaigns/{id}/send", { ...one, body }));
    }
    case "schedule": {
      const { kind: _, ...body } = command;
      return answer(api.POST("/api/campaigns/{id}/schedule", { ...one, body }));
    }
    case "unschedule": {
      const { version } = command;
      return answer(api.POST("/api/campaigns/{id}/unschedule", { ...one, body: { version } }));
    }
    case "pause":
      return answer(api.POST("/api/campaigns/{id}/pause", one));
    case "resume":
      return answer(api.POST("/api/campaigns/{id}/resume", one));
    case "cancel":
      return answer(api.POST("/api/campaigns/{id}/cancel", one));
    case "rate": {
      const { rateLimit } = command;
      return answer(api.POST("/api/campaigns/{id}/rate", { ...one, body: { rateLimit } }));
    }
    case "retry": {
      const { status, seqs } = command;
      // Whoever comes here has read the warning of the dialog.
      const body = { status, confirm: status === "unknown", ...(seqs ? { seqs } : {}) };
      return answer(api.POST("/api/campaigns/{id}/retry", { ...one, body }));
    }
    case "exclude": {
      const { kind: _, ...body } = command;
      return answer(api.POST("/api/campaigns/{id}/exclude", { ...one, body }));
    }
    case "dismiss": {
      const body = command.seqs ? { seqs: command.seqs } : {};
      return answer(api.POST("/api/campaigns/{id}/dismiss", { ...one, body }));
    }
  }
}

/** Tells a campaign to do something, and shows at once what the API answered. */
export function useCommand(id: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (command: Command) => tell(id, command),
    onSuccess: (campaign) => client.setQueryData(campaignQuery(id).queryKey, campaign),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: campaignKey(id) });
      void client.invalidateQueries({ queryKey: ["campaigns", "list"] });
    },
  });
}

/** Pauses whatever runs; answers what that was. */
export function useStopAll() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => answer(api.POST("/api/campaigns/stop-all")),
    onSettled: () => void client.invalidateQueries({ queryKey: ["campaigns"] }),
  });
}

export function useRemoveCampaign(id: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => done(api.DELETE("/api/campaigns/{id}", { params: { path: { id } } })),
    onSuccess: () => {
      client.removeQueries({ queryKey: campaignKey(id) });
      void client.invalidateQueries({ queryKey: ["campaigns", "list"] });
    },
  });
}
