import { iso } from "@siar/kernel/clock";
import { fail } from "@siar/kernel/errors";
import { cutPage, decodeCursor, PageInput, pageOf } from "@siar/kernel/page";
import { ok } from "@siar/kernel/result";
import { query } from "@siar/kernel/verb";
import { z } from "zod";
import { findCampaign } from "../campaigns/index.ts";
import { showPhone } from "../contacts/index.ts";
import { Id, Reply } from "./schema.ts";
import { repliesTo } from "./store/replies.ts";

export const replies = query({
  name: "campaign.replies",
  summary: "List all that customers answered to a campaign, the newest first.",
  permission: "campaign:view",
  input: z.object({ id: Id, ...PageInput.shape }),
  output: pageOf(Reply),
  fails: ["not-found", "invalid-cursor"],
  run: async (ctx, { id, limit, cursor }) => {
    if ((await findCampaign(ctx, id)) === null) return fail("not-found", { what: "campaign" });
    const key = cursor === undefined ? [Number.MAX_SAFE_INTEGER, 0] : decodeCursor(cursor);
    const [at, before] = key ?? [];
    if (typeof at !== "number" || typeof before !== "number") return fail("invalid-cursor");
    const rows = await repliesTo(ctx, id, { at, before, limit: limit + 1 });
    return ok(
      cutPage(
        rows,
        limit,
        (row) => [row.at, row.id],
        (row) => ({
          ...row,
          contactName: row.contactName ?? "",
          phone: showPhone(ctx, row.phone),
          at: iso(row.at),
        }),
      ),
    );
  },
});
