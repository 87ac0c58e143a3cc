import { iso, isoOrNull } from "@siar/kernel/clock";
import { may, type Ctx } from "@siar/kernel/ctx";
import { fail } from "@siar/kernel/errors";
import { ok, type Result } from "@siar/kernel/result";
import { sql } from "drizzle-orm";
import { explain } from "@siar/whatsapp/errors";
import { selectContacts, showContact } from "../contacts/index.ts";
import { factsOf, isRatingAwaited, windowUntil } from "./rules/index.ts";
import type { Conversation, Reply, ThreadItem } from "./schema.ts";
import { findConversation, type ConversationRow } from "./store/list.ts";
import type { ReplyRow } from "./store/replies.ts";
import { quotedTexts, type QuotedRow, type ThreadRow } from "./store/thread.ts";

export async function showConversations(
  ctx: Ctx,
  rows: readonly ConversationRow[],
): Promise<Conversation[]> {
  const ids = JSON.stringify([...new Set(rows.map(({ contactId }) => contactId))]);
  const people = await selectContacts(ctx, {
    where: sql`contacts.id IN (SELECT value FROM json_each(${ids}))`,
    order: [],
    limit: rows.length,
  });
  const byId = new Map(people.map((row) => [row.id, showContact(ctx, row)]));
  return rows.flatMap((row) => {
    const contact = byId.get(row.contactId);
    return contact === undefined ? [] : [conversationOf(ctx, row, contact)];
  });
}

const conversationOf = (
  ctx: Ctx,
  row: ConversationRow,
  contact: Conversation["contact"],
): Conversation => ({
  id: row.id,
  contact,
  number: { id: row.numberId, phone: row.numberPhone ?? "", name: row.numberName ?? "" },
  state: row.closedAt === null ? "open" : "closed",
  assignedTo: row.assignedTo === null ? null : { id: row.assignedTo, name: row.assignedName ?? "" },
  unread: row.unread,
  windowUntil: row.lastInboundAt === null ? null : iso(windowUntil(row.lastInboundAt)),
  last: lastOf(row),
  ratingAskedAt: isRatingAwaited(row.ratingAskedAt, ctx.now) ? isoOrNull(row.ratingAskedAt) : null,
  openedAt: iso(row.openedAt),
  lastMessageAt: iso(row.lastMessageAt),
  closedAt: isoOrNull(row.closedAt),
});

function lastOf({ heard, answered }: ConversationRow): Conversation["last"] {
  if (answered !== null && (heard === null || answered.at >= heard.at)) {
    return { ...answered, at: iso(answered.at) };
  }
  return heard === null ? null : { ...heard, status: null, at: iso(heard.at) };
}

export async function loadConversation(ctx: Ctx, id: number): Promise<Result<ConversationRow>> {
  const row = await findConversation(ctx, id);
  return row === null ? fail("not-found", { what: "conversation" }) : ok(row);
}

/** For the answer of a verb that has just written to the conversation. */
export async function answerConversation(ctx: Ctx, id: number): Promise<Result<Conversation>> {
  const found = await loadConversation(ctx, id);
  if (!found.ok) return found;
  const [shown] = await showConversations(ctx, [found.value]);
  return shown === undefined ? fail("not-found", { what: "conversation" }) : ok(shown);
}

type Answered = Pick<
  ReplyRow,
  | "id"
  | "at"
  | "type"
  | "text"
  | "mediaId"
  | "author"
  | "status"
  | "errorCode"
  | "errorDetail"
  | "sentAt"
  | "deliveredAt"
  | "readAt"
>;

export const showReply = (ctx: Ctx, row: Answered): Reply => ({
  kind: "out",
  id: row.id,
  at: iso(row.at),
  type: row.type,
  text: row.text,
  mediaId: row.mediaId,
  by: row.author,
  status: row.status,
  errorCode: row.errorCode,
  errorMessage: whyFailed(ctx, row),
  sentAt: isoOrNull(row.sentAt),
  deliveredAt: isoOrNull(row.deliveredAt),
  readAt: isoOrNull(row.readAt),
});

function whyFailed(ctx: Ctx, { status, errorCode, errorDetail }: Answered): string | null {
  if (status !== "failed") return null;
  if (errorCode === null) return errorDetail;
  const { sentence, advice } = explain(errorCode, ctx.locale);
  return `${sentence} ${advice}`;
}

/** Rows as this actor may see them: of campaigns others see no more than the customer did. */
export async function showThread(ctx: Ctx, rows: readonly ThreadRow[]): Promise<ThreadItem[]> {
  const wamids = rows.flatMap(({ quoted }) => quoted ?? []);
  const texts = wamids.length === 0 ? [] : await quotedTexts(ctx, wamids);
  const quoted = new Map(texts.map((row) => [row.wamid, row]));
  return rows.map((row) => showItem(ctx, row, quoted));
}

function showItem(ctx: Ctx, row: ThreadRow, quoted: ReadonlyMap<string, QuotedRow>): ThreadItem {
  const { id, text } = row;
  const at = iso(row.at);
  switch (row.kind) {
    case "in": {
      const said = row.quoted === null ? undefined : quoted.get(row.quoted);
      return {
        kind: "in",
        id,
        at,
        type: row.type,
        text,
        ...factsOf(row.type, row.payload),
        quoted: said === undefined ? null : { from: said.from, text: said.text.slice(0, 300) },
      };
    }
    case "out":
      return showReply(ctx, { ...row, author: row.author ?? "" });
    case "campaign":
      return {
        kind: "campaign",
        id,
        at,
        text,
        status: row.status,
        deliveredAt: isoOrNull(row.deliveredAt),
        readAt: isoOrNull(row.readAt),
        campaign: may(ctx, "campaign:view") ? { id, name: row.campaignName ?? "" } : null,
      };
    case "note":
      return { kind: "note", id, at, text, by: row.author ?? "" };
  }
}
