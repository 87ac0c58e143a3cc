import { isoOrNull } from "@siar/kernel/clock";
import { cutPage, idCursor, PageInput, pageOf } from "@siar/kernel/page";
import { ok } from "@siar/kernel/result";
import { query } from "@siar/kernel/verb";
import { z } from "zod";
import { loadContact } from "../contacts/index.ts";
import { messagesTo } from "../sending/index.ts";
import { ReceivedCampaign } from "../sending/schema.ts";
import { Id } from "./schema.ts";

export const received = query({
  name: "contact.campaigns",
  summary: "List the campaigns that a contact was in, the newest first, with what became of each.",
  permission: "campaign:view",
  input: z.object({ id: Id, ...PageInput.shape }),
  output: pageOf(ReceivedCampaign),
  fails: ["not-found", "invalid-cursor"],
  run: async (ctx, { id, limit, cursor }) => {
    const contact = await loadContact(ctx, id);
    if (!contact.ok) return contact;
    const before = idCursor(cursor);
    if (!before.ok) return before;
    const rows = await messagesTo(ctx, id, { before: before.value, limit: limit + 1 });
    return ok(
      cutPage(
        rows,
        limit,
        ({ campaignId }) => [campaignId],
        ({ sentAt, deliveredAt, readAt, repliedAt, ...row }) => ({
          ...row,
          sentAt: isoOrNull(sentAt),
          deliveredAt: isoOrNull(deliveredAt),
          readAt: isoOrNull(readAt),
          repliedAt: isoOrNull(repliedAt),
        }),
      ),
    );
  },
});
