import { may, type Ctx } from "@siar/kernel/ctx";
import { fail } from "@siar/kernel/errors";
import { cutPage, idCursor, PageInput, pageOf } from "@siar/kernel/page";
import { ok, type Result } from "@siar/kernel/result";
import { query } from "@siar/kernel/verb";
import { z } from "zod";
import { findCampaign } from "../campaigns/index.ts";
import { showPhone, showWamid } from "../contacts/index.ts";
import { showMessage, type MessageRow } from "../sending/index.ts";
import { CampaignMessage, rowStatuses } from "../sending/schema.ts";
import { Id, Tracked } from "./schema.ts";
import { findMessages } from "./store/find-messages.ts";

const Question = z.object({
  id: Id,
  ...PageInput.shape,
  status: z.enum(rowStatuses).optional(),
  error: z.coerce.number().int().optional().describe("Meta's error code."),
  replied: z.stringbool().optional(),
  labelId: Id.optional(),
  search: z.string().trim().max(100).optional().describe("A part of a name or a number."),
});

async function pageOfRows(
  ctx: Ctx,
  { id, limit, cursor, search, ...question }: z.output<typeof Question>,
): Promise<Result<MessageRow[]>> {
  if ((await findCampaign(ctx, id)) === null) return fail("not-found", { what: "campaign" });
  const after = idCursor(cursor);
  if (!after.ok) return after;
  const words = search === "" ? undefined : search;
  const page = { after: after.value ?? 0, limit: limit + 1 };
  return ok(await findMessages(ctx, id, { ...question, search: words }, page));
}

export const messages = query({
  name: "campaign.messages",
  summary: "List a campaign's recipients with what became of each message.",
  permission: "campaign:view",
  input: Question,
  output: pageOf(CampaignMessage),
  fails: ["not-found", "invalid-cursor"],
  run: async (ctx, input) => {
    const rows = await pageOfRows(ctx, input);
    if (!rows.ok) return rows;
    const readPhone = may(ctx, "contact:read_phone");
    return ok(
      cutPage(
        rows.value,
        input.limit,
        ({ seq }) => [seq],
        (row) => showMessage(row, readPhone),
      ),
    );
  },
});

export const tracking = query({
  name: "campaign.tracking",
  summary: "List a campaign's messages with the history of each one's status.",
  permission: "campaign:view",
  input: Question,
  output: pageOf(Tracked),
  fails: ["not-found", "invalid-cursor"],
  run: async (ctx, input) => {
    const rows = await pageOfRows(ctx, input);
    if (!rows.ok) return rows;
    return ok(
      cutPage(
        rows.value,
        input.limit,
        ({ seq }) => [seq],
        (row) => track(ctx, row),
      ),
    );
  },
});

const track = (ctx: Ctx, row: MessageRow): z.input<typeof Tracked> => ({
  seq: row.seq,
  contactId: row.contactId,
  contactName: row.contactName ?? "",
  phone: showPhone(ctx, row.phone),
  status: row.status,
  reason: row.reason,
  errorCode: row.errorCode,
  attempt: row.attempt,
  wamid: showWamid(ctx, row.wamid),
  category: row.category,
  pricingType: row.pricingType,
  history: historyOf(row),
});

/** In the order in which it happened; of the same moment, in the order in which it must have. */
function historyOf(row: MessageRow): z.input<typeof Tracked>["history"] {
  const times = [
    { status: "claimed", at: row.claimedAt },
    { status: "sent", at: row.sentAt },
    { status: "failed", at: row.failedAt },
    { status: "delivered", at: row.deliveredAt },
    { status: "read", at: row.readAt },
    { status: "replied", at: row.repliedAt },
  ] as const;
  return times
    .flatMap(({ status, at }) => (at === null ? [] : [{ status, at }]))
    .toSorted((one, other) => one.at - other.at)
    .map(({ status, at }) => ({ status, at: new Date(at).toISOString() }));
}
