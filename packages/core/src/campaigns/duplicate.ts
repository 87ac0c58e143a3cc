import { insertedId, newest } from "@siar/kernel/commit";
import { fail } from "@siar/kernel/errors";
import { ok } from "@siar/kernel/result";
import { verb } from "@siar/kernel/verb";
import { z } from "zod";
import { campaignAnswer } from "./get.ts";
import { Campaign, campaignFields, Id } from "./schema.ts";
import { findCampaign, insertStatements, type CampaignRow } from "./store.ts";

export const duplicate = verb({
  name: "campaign.duplicate",
  summary: "Make a draft of what a campaign says, and to whom; of any state.",
  permission: "campaign:create",
  input: z.object({
    id: Id,
    name: campaignFields.name,
    segmentId: Id.optional().describe("To another audience; left out: to the same."),
  }),
  output: Campaign,
  fails: ["not-found"],
  run: async (ctx, { id, name, segmentId }) => {
    const found = await findCampaign(ctx, id);
    if (found === null) return fail("not-found", { what: "campaign" });
    const copy = contentOf(found.campaign);
    const draft = segmentId === undefined ? copy : { ...copy, segmentId, excludeSegmentIds: [] };
    return ok({
      statements: insertStatements(ctx, {
        ...draft,
        name,
        status: "draft",
        createdBy: ctx.actor.memberId,
        updatedBy: ctx.actor.memberId,
        createdAt: ctx.now,
        updatedAt: ctx.now,
      }),
      audit: {
        action: "campaign.create",
        entity: "campaign",
        entityId: newest("campaigns"),
        after: { ...draft, name, copyOf: id },
      },
      answer: ([inserted]) => campaignAnswer(ctx, insertedId(inserted)),
    });
  },
});

/** What a person set; nothing of when it went out and what became of it. */
const contentOf = (campaign: CampaignRow) => ({
  segmentId: campaign.segmentId,
  excludeSegmentIds: campaign.excludeSegmentIds,
  numberId: campaign.numberId,
  messageType: campaign.messageType,
  messageContent: campaign.messageContent,
  mediaId: campaign.mediaId,
  messageTemplateId: campaign.messageTemplateId,
  templateId: campaign.templateId,
  templateName: campaign.templateName,
  templateLanguage: campaign.templateLanguage,
  templateCategory: campaign.templateCategory,
  templateVariables: campaign.templateVariables,
  timezone: campaign.timezone,
  rateLimit: campaign.rateLimit,
  cooldownHours: campaign.cooldownHours,
});
