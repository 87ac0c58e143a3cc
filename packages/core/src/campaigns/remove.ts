import { ok } from "@siar/kernel/result";
import { verb } from "@siar/kernel/verb";
import { z } from "zod";
import { obeying } from "./change.ts";
import { Id } from "./schema.ts";
import { removeStatements } from "./store.ts";

export const remove = verb({
  name: "campaign.remove",
  summary: "Delete a draft or a scheduled campaign.",
  permission: "campaign:delete",
  input: z.object({ id: Id }),
  output: z.object({ id: z.number() }),
  run: async (ctx, { id }) => {
    const found = await obeying(ctx, id, "remove");
    if (!found.ok) return found;
    const { campaign } = found.value;
    return ok({
      statements: removeStatements(ctx, campaign),
      audit: {
        action: "campaign.remove",
        entity: "campaign",
        entityId: id,
        before: { name: campaign.name, status: campaign.status },
      },
      answer: () => ({ id }),
    });
  },
});
