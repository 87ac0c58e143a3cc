import type { Ctx } from "@siar/kernel/ctx";
import { isoOrNull } from "@siar/kernel/clock";
import { maskPhone } from "../contacts/rules/index.ts";
import type { CampaignMessage } from "./schema.ts";
import { messageRows, type MessageRow } from "./store/messages.ts";

export const showMessage = (row: MessageRow, readPhone: boolean): CampaignMessage => ({
  seq: row.seq,
  contactId: row.contactId,
  contactName: row.contactName ?? "",
  phone: row.phone === null || readPhone ? row.phone : maskPhone(row.phone),
  status: row.status,
  reason: row.reason,
  errorCode: row.errorCode,
  errorMessage: row.errorDetail,
  attempt: row.attempt,
  content: row.content,
  sentAt: isoOrNull(row.sentAt),
  deliveredAt: isoOrNull(row.deliveredAt),
  readAt: isoOrNull(row.readAt),
  repliedAt: isoOrNull(row.repliedAt),
  replyContent: row.replyContent,
});

/** The rows that changed, for those who watch. */
export async function liveMessages(
  ctx: Ctx,
  campaignId: number,
  seqs: readonly number[],
  readPhone: boolean,
): Promise<CampaignMessage[]> {
  const rows = await messageRows(ctx, campaignId, { after: 0, limit: seqs.length, seqs });
  return rows.map((row) => showMessage(row, readPhone));
}
