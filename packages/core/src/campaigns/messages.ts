import { may } from "@siar/kernel/ctx";
import { fail } from "@siar/kernel/errors";
import { cutPage, decodeCursor, PageInput, pageOf } from "@siar/kernel/page";
import { ok } from "@siar/kernel/result";
import { query } from "@siar/kernel/verb";
import { z } from "zod";
import { messageRows, showMessage } from "../sending/index.ts";
import { CampaignMessage, rowStatuses } from "../sending/schema.ts";
import { Id } from "./schema.ts";
import { findCampaign } from "./store.ts";

export const messages = query({
  name: "campaign.messages",
  summary: "List a campaign's recipients with what became of each message.",
  permission: "campaign:view",
  input: z.object({ id: Id, ...PageInput.shape, status: z.enum(rowStatuses).optional() }),
  output: pageOf(CampaignMessage),
  run: async (ctx, { id, limit, cursor, status }) => {
    if ((await findCampaign(ctx, id)) === null) return fail("not-found", { what: "campaign" });
    const key = cursor === undefined ? [] : decodeCursor(cursor);
    if (key === null) return fail("invalid-cursor");
    const after = typeof key[0] === "number" ? key[0] : 0;
    const rows = await messageRows(ctx, id, { status, after, limit: limit + 1 });
    const readPhone = may(ctx, "contact:read_phone");
    return ok(
      cutPage(
        rows,
        limit,
        (row) => [row.seq],
        (row) => showMessage(row, readPhone),
      ),
    );
  },
});
