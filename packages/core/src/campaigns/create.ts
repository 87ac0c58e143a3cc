import { insertedId, newest } from "@siar/kernel/commit";
import { ok } from "@siar/kernel/result";
import { verb } from "@siar/kernel/verb";
import { z } from "zod";
import { contentOf } from "./content.ts";
import { campaignAnswer } from "./get.ts";
import { Campaign, campaignFields } from "./schema.ts";
import { insertStatements } from "./store.ts";

export const create = verb({
  name: "campaign.create",
  summary: "Create a draft of a campaign.",
  permission: "campaign:create",
  input: z.object(campaignFields),
  output: Campaign,
  run: async (ctx, input) => {
    const content = await contentOf(ctx, input);
    if (!content.ok) return content;
    return ok({
      statements: insertStatements(ctx, {
        ...content.value,
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
        after: { ...content.value },
      },
      answer: ([inserted]) => campaignAnswer(ctx, insertedId(inserted)),
    });
  },
});
