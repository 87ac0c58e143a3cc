import { fail } from "@siar/kernel/errors";
import { cutPage, decodeCursor, PageInput, pageOf } from "@siar/kernel/page";
import { ok } from "@siar/kernel/result";
import { query } from "@siar/kernel/verb";
import { z } from "zod";
import { Campaign, campaignStatuses, Id } from "./schema.ts";
import { showCampaign } from "./show.ts";
import { listCampaigns } from "./store.ts";

export const list = query({
  name: "campaign.list",
  summary: "List campaigns, the newest first.",
  permission: "campaign:view",
  input: z.object({
    ...PageInput.shape,
    status: z.enum(campaignStatuses).optional(),
    segmentId: Id.optional(),
    search: z.string().trim().max(100).optional(),
    from: z.iso.datetime({ offset: true }).optional().describe("Went or goes out then or later."),
    until: z.iso.datetime({ offset: true }).optional().describe("Went or goes out before."),
  }),
  output: pageOf(Campaign),
  run: async (ctx, input) => {
    const cursor = input.cursor === undefined ? [] : decodeCursor(input.cursor);
    if (cursor === null) return fail("invalid-cursor");
    const before = cursor[0];
    const rows = await listCampaigns(ctx, {
      statuses: input.status === undefined ? null : [input.status],
      segmentId: input.segmentId ?? null,
      search: input.search === undefined || input.search === "" ? null : input.search,
      from: input.from === undefined ? null : Date.parse(input.from),
      until: input.until === undefined ? null : Date.parse(input.until),
      before: typeof before === "number" ? before : null,
      limit: input.limit + 1,
    });
    return ok(
      cutPage(
        rows,
        input.limit,
        (row) => [row.campaign.id],
        (row) => showCampaign(row),
      ),
    );
  },
});
