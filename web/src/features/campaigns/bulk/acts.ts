import { type CampaignCommand, obeys } from "@siar/core/campaigns/rules";
import { answer, api, done } from "../../../lib/api.ts";
import type { Campaign } from "../figures.ts";

export const bulkActs = ["remove", "unschedule", "pause", "resume"] as const;
export type BulkAct = (typeof bulkActs)[number];

interface Act {
  readonly permission: string;
  readonly command: CampaignCommand;
  run(campaign: Campaign): Promise<unknown>;
}

const at = ({ id }: Campaign) => ({ params: { path: { id } } });

const acts: Record<BulkAct, Act> = {
  remove: {
    permission: "campaign:delete",
    command: "remove",
    run: (campaign) => done(api.DELETE("/api/campaigns/{id}", at(campaign))),
  },
  unschedule: {
    permission: "campaign:send",
    command: "unschedule",
    run: (campaign) =>
      answer(
        api.POST("/api/campaigns/{id}/unschedule", {
          ...at(campaign),
          body: { version: campaign.version },
        }),
      ),
  },
  pause: {
    permission: "campaign:send",
    command: "pause",
    run: (campaign) => answer(api.POST("/api/campaigns/{id}/pause", at(campaign))),
  },
  resume: {
    permission: "campaign:send",
    command: "resume",
    run: (campaign) => answer(api.POST("/api/campaigns/{id}/resume", at(campaign))),
  },
};

export const permissionOf = (act: BulkAct): string => acts[act].permission;

/** Those of the chosen that obey, by the table that the API itself decides with. */
export const obeying = (act: BulkAct, chosen: readonly Campaign[]): readonly Campaign[] =>
  chosen.filter(({ status }) => obeys(status, acts[act].command));

/** One after the other; answers whom it did not work for, as others may have been faster. */
export async function doToAll(
  act: BulkAct,
  campaigns: readonly Campaign[],
): Promise<readonly Campaign[]> {
  const refused: Campaign[] = [];
  for (const campaign of campaigns) {
    await acts[act].run(campaign).catch(() => refused.push(campaign));
  }
  return refused;
}
