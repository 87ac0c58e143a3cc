import { guardThat, insertedId } from "@siar/kernel/commit";
import type { Ctx } from "@siar/kernel/ctx";
import { fail } from "@siar/kernel/errors";
import { ok, type Result } from "@siar/kernel/result";
import { verb } from "@siar/kernel/verb";
import type { Recipient } from "@siar/whatsapp";
import { senderOf, type ChannelEnv, type Sender } from "../channels/index.ts";
import { isLostAtMeta } from "../media/index.ts";
import { lessonOf, numberPacer, type NumberPacers } from "../sending/index.ts";
import { getSettings } from "../settings/index.ts";
import { tellInbox } from "./live.ts";
import { contentOf, meansOf, type ReplyContent } from "./reply-content.ts";
import {
  isRatingAwaited,
  ratingQuestion,
  replyCallbackOf,
  whyUnanswerable,
  type Means,
} from "./rules/index.ts";
import { ConversationId, Reply, ReplyInput, type ReplyMessage } from "./schema.ts";
import { loadConversation, showReply } from "./show.ts";
import { answeredStatements, setConversation } from "./store/acts.ts";
import type { ConversationRow } from "./store/list.ts";
import { findReply, insertReply, outcomeStatement } from "./store/replies.ts";
import { mayStillBeAnswered, personOf } from "./store/standing.ts";

/** What a Worker lends for a reply: the way to Meta, files, and the number's own pacer. */
export type LendReply = () => Promise<
  ChannelEnv & { readonly FILES: R2Bucket; readonly NUMBER_PACER: NumberPacers }
>;

const fails = [
  "not-found",
  "conversation-window-closed",
  "conversation-opted-out",
  "conversation-marketing-held",
  "recipient-not-on-whatsapp",
  "contact-unreachable",
  "channel-not-connected",
  "channel-secret-unreadable",
  "template-not-sendable",
  "template-kind-unsupported",
  "template-values-wrong",
  "media-gone",
  "media-kind-wrong",
  "meta-refused",
  "meta-unreachable",
  "number-busy",
] as const;

/**
 * Answers a customer. The reply is in the thread before it leaves, and leaves once: where Meta's
 * answer is lost it stays `unknown` until Meta reports what became of it.
 */
export const reply = (lend: LendReply) =>
  verb({
    name: "conversation.reply",
    summary: "Answer a customer: a text or a file within 24 hours of their words, else a template.",
    permission: "conversation:reply",
    input: ReplyInput,
    output: Reply,
    fails,
    run: (ctx, { id, message }) => planReply(ctx, lend, id, message),
  });

export const askRating = (lend: LendReply) =>
  verb({
    name: "conversation.ask-rating",
    summary: "Ask the customer how it was; the number that they answer becomes their rating.",
    permission: "conversation:reply",
    input: ConversationId,
    output: Reply,
    fails: [...fails, "conversation-rating-asked"],
    run: async (ctx, { id }) => {
      const found = await loadConversation(ctx, id);
      if (!found.ok) return found;
      if (isRatingAwaited(found.value.ratingAskedAt, ctx.now)) {
        return fail("conversation-rating-asked");
      }
      const { locale } = await getSettings(ctx);
      const plan = await planReply(ctx, lend, id, { type: "text", text: ratingQuestion(locale) });
      if (!plan.ok) return plan;
      const { statements, answer } = plan.value;
      return ok({
        ...plan.value,
        statements: [...statements, setConversation(ctx, id, { ratingAskedAt: ctx.now })],
        answer: async (results: readonly unknown[]) => {
          const sent = await answer(results);
          // A question that did not leave waits for no answer, and may be asked again.
          const isLost = sent.ok && sent.value.status === "failed";
          if (isLost) await ctx.db.batch([setConversation(ctx, id, { ratingAskedAt: null })]);
          return sent;
        },
      });
    },
  });

interface Ready extends ReplyContent {
  readonly row: ConversationRow;
  readonly means: Means;
  readonly sender: Sender;
  readonly to: Recipient;
}

async function planReply(ctx: Ctx, lend: LendReply, id: number, message: ReplyMessage) {
  const ready = await readyToReply(ctx, lend, id, message);
  if (!ready.ok) return ready;
  const { row, type, text, mediaId, means } = ready.value;
  return ok({
    // Written, and the key spent, before anything leaves: a lost answer repeats nothing.
    statements: [
      insertReply(ctx, { conversationId: id, type, text, mediaId }),
      guardThat(ctx.db, mayStillBeAnswered(row, means)),
      ...answeredStatements(ctx, id),
    ],
    audit: {
      action: "conversation.reply",
      entity: "conversation",
      entityId: id,
      after: { contactId: row.contactId, type },
    },
    onGuard: fail("conversation-opted-out").error,
    answer: ([inserted]: readonly unknown[]) => send(ctx, ready.value, insertedId(inserted)),
  });
}

async function readyToReply(
  ctx: Ctx,
  lend: LendReply,
  id: number,
  message: ReplyMessage,
): Promise<Result<Ready>> {
  const found = await loadConversation(ctx, id);
  if (!found.ok) return found;
  const row = found.value;
  const means = await meansOf(ctx, message);
  if (!means.ok) return means;
  const { to, standing } = await personOf(ctx, row);
  const refused = whyUnanswerable(standing, means.value, ctx.now);
  if (refused !== null) return refused;
  if (to === null) return fail("contact-unreachable");
  const lent = await lend();
  const sender = await senderOf(ctx, lent, row.numberId);
  if (!sender.ok) return sender;
  const content = await contentOf(ctx, lent.FILES, sender.value, message);
  if (!content.ok) return content;
  const pacer = numberPacer(lent.NUMBER_PACER, row.numberId);
  const waitMs = await pacer.reserve(sender.value.throughput);
  if (waitMs === null) return fail("number-busy");
  // Waited for here, so that a STOP of meanwhile is heard before anything leaves.
  if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
  return ok({ row, means: means.value, sender: sender.value, to, ...content.value });
}

async function send(ctx: Ctx, ready: Ready, replyId: number): Promise<Result<Reply>> {
  const { contactId } = ready.row;
  const outcome = await ready.sender.client.send(ready.sender.phoneNumberId, {
    to: ready.to,
    content: ready.content,
    callback: replyCallbackOf(replyId),
  });
  const lessons =
    outcome.kind === "refused" ? lessonOf(ctx, { contactId, campaignId: null }, outcome.code) : [];
  await ctx.db.batch([outcomeStatement(ctx, replyId, outcome, Date.now()), ...lessons]);
  if (outcome.kind === "refused" && ready.mediaId !== null && ready.metaId !== null) {
    // Forgotten where Meta lost it, so that whoever sends it next brings it there anew.
    const { mediaId, metaId } = ready;
    await isLostAtMeta(ctx, ready.sender, { mediaId, metaId, code: outcome.code });
  }
  await tellInbox(ctx, [contactId]);
  const row = await findReply(ctx, replyId);
  return row === null ? fail("not-found", { what: "reply" }) : ok(showReply(ctx, row));
}
