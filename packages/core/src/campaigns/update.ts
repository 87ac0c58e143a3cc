import { changes } from "@siar/kernel/changes";
import { ok } from "@siar/kernel/result";
import { verb } from "@siar/kernel/verb";
import { z } from "zod";
import { changePlan, obeying } from "./change.ts";
import { contentOf } from "./content.ts";
import { Campaign, campaignFields, Id } from "./schema.ts";
import type { CampaignRow, NewCampaign } from "./store.ts";

export const update = verb({
  name: "campaign.update",
  summary: "Change a draft or a scheduled campaign.",
  permission: "campaign:update",
  input: z.object({ id: Id, version: z.number().int(), ...campaignFields }),
  output: Campaign,
  run: async (ctx, { id, version, ...fields }) => {
    const found = await obeying(ctx, id, "edit", version);
    if (!found.ok) return found;
    const content = await contentOf(ctx, fields);
    if (!content.ok) return content;
    const { campaign } = found.value;
    const after = { ...content.value, ...rememberedCategory(campaign, content.value) };
    return ok(
      changePlan(ctx, campaign, {
        action: "campaign.update",
        changes: after,
        ...changes(campaign, after),
      }),
    );
  },
});

/** An edit that keeps the template keeps the category that it was chosen with. */
const rememberedCategory = (
  before: Pick<CampaignRow, "templateId" | "templateCategory">,
  after: Pick<NewCampaign, "templateId">,
): Pick<NewCampaign, "templateCategory"> =>
  before.templateId === after.templateId && before.templateCategory !== null
    ? { templateCategory: before.templateCategory }
    : {};
