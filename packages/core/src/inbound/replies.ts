import { iso } from "@siar/kernel/clock";
import { fail } from "@siar/kernel/errors";
import { cutPage, decodeCursor, PageInput } from "@siar/kernel/page";
import { ok } from "@siar/kernel/result";
import { query } from "@siar/kernel/verb";
import { z } from "zod";
import { CampaignReplies } from "./schema.ts";
import { campaignExists, engagementOf, repliesTo } from "./store/replies.ts";

const NEWEST = [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER];

export const replies = query({
  name: "campaign.replies",
  summary: "List what people answered to a campaign, the newest first, and what they pressed.",
  permission: "campaign:view",
  input: z.object({ id: z.coerce.number().int().positive(), ...PageInput.shape }),
  output: CampaignReplies,
  fails: ["not-found", "invalid-cursor"],
  run: async (ctx, { id, limit, cursor }) => {
    if (!(await campaignExists(ctx, id))) return fail("not-found", { what: "campaign" });
    const [at, before] = cursor === undefined ? NEWEST : (decodeCursor(cursor) ?? []);
    if (typeof at !== "number" || typeof before !== "number") return fail("invalid-cursor");
    const rows = await repliesTo(ctx, id, { before: { at, id: before }, limit: limit + 1 });
    const engagement = await engagementOf(ctx, id);
    const counted = (wanted: "button" | "reaction") =>
      engagement.flatMap(({ kind, what, count }) => (kind === wanted ? [{ what, count }] : []));
    return ok({
      ...cutPage(
        rows,
        limit,
        (row) => [row.at, row.id],
        ({ contactName, quotes, at: said, ...row }) => ({
          ...row,
          contactName: contactName ?? "",
          quotes: quotes === 1,
          at: iso(said),
        }),
      ),
      buttons: counted("button"),
      reactions: counted("reaction"),
    });
  },
});
