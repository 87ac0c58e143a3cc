import type { AuditEntry, Plan, Statement } from "@siar/kernel/commit";
import type { Ctx, Effect } from "@siar/kernel/ctx";
import { fail } from "@siar/kernel/errors";
import { ok, type Result } from "@siar/kernel/result";
import { campaignAnswer } from "./get.ts";
import { transition, type CampaignCommand } from "./rules/index.ts";
import type { Campaign, CampaignStatus } from "./schema.ts";
import { changeStatements, findCampaign, type CampaignRow, type NewCampaign } from "./store.ts";

/** A campaign that obeys the command, and the state that it will be in. */
export interface Obeying {
  readonly campaign: CampaignRow;
  readonly next: CampaignStatus;
}

export async function obeying(
  ctx: Ctx,
  id: number,
  command: CampaignCommand,
  version?: number,
): Promise<Result<Obeying>> {
  const found = await findCampaign(ctx, id);
  if (found === null) return fail("not-found", { what: "campaign" });
  const { campaign } = found;
  const next = transition(campaign.status, command);
  if (!next.ok) return next;
  if (version !== undefined && version !== campaign.version) return fail("changed-meanwhile");
  return ok({ campaign, next: next.value });
}

export interface Change {
  readonly action: string;
  readonly changes: Partial<NewCampaign>;
  readonly before?: AuditEntry["before"];
  readonly after?: AuditEntry["after"];
  readonly statements?: readonly Statement[];
  readonly effects?: readonly Effect[];
}

/** One change of a campaign: compare-and-set, audit, and what else belongs into the same batch. */
export const changePlan = (ctx: Ctx, campaign: CampaignRow, change: Change): Plan<Campaign> => ({
  statements: [...changeStatements(ctx, campaign, change.changes), ...(change.statements ?? [])],
  audit: {
    action: change.action,
    entity: "campaign",
    entityId: campaign.id,
    before: change.before ?? { status: campaign.status },
    after: change.after ?? { ...change.changes },
  },
  effects: change.effects ?? [],
  answer: () => campaignAnswer(ctx, campaign.id),
});
