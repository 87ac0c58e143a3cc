import { insertedId } from "@siar/kernel/commit";
import { systemActor, type Ctx } from "@siar/kernel/ctx";
import type { Recipient, SendOutcome } from "@siar/whatsapp";
import { senderOf, type ChannelEnv } from "../channels/index.ts";
import { lessonOf, numberPacer, type NumberPacers } from "../sending/index.ts";
import { tellInbox } from "./live.ts";
import { replyCallbackOf } from "./rules/index.ts";
import { conversationWith } from "./store/acts.ts";
import { forgetReply, insertReply, outcomeStatement } from "./store/replies.ts";

export type SpeakEnv = ChannelEnv & { readonly NUMBER_PACER: NumberPacers };

export interface Words {
  readonly contactId: number;
  readonly numberId: number;
  readonly to: Recipient;
  readonly text: string;
}

/** `busy`: the number has too much to say just now. `nowhere`: no number, or nobody to say it to. */
export type Said = SendOutcome["kind"] | "busy" | "nowhere";

/**
 * A text that the product says by itself, in the same ledger as what people reply. Whether it may be
 * said is for the caller to know. What never left is not in the thread, and may be said again.
 */
export async function say(ctx: Ctx, env: SpeakEnv, words: Words): Promise<Said> {
  const { contactId, numberId, to, text } = words;
  const conversationId = await conversationWith(ctx, contactId, numberId);
  const sender = await senderOf(ctx, env, numberId);
  if (conversationId === null || !sender.ok) return "nowhere";
  const { client, phoneNumberId, throughput } = sender.value;
  const waitMs = await numberPacer(env.NUMBER_PACER, numberId).reserve(throughput);
  if (waitMs === null) return "busy";
  const itself: Ctx = { ...ctx, actor: systemActor("Siar") };
  const reply = { conversationId, type: "text", text, mediaId: null } as const;
  const [inserted] = await ctx.db.batch([insertReply(itself, reply)]);
  const id = insertedId(inserted);
  if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
  const content = { type: "text", text } as const;
  const message = { to, content, callback: replyCallbackOf(id) };
  const outcome = await client.send(phoneNumberId, message);
  const learned =
    outcome.kind === "refused" ? lessonOf(ctx, { contactId, campaignId: null }, outcome.code) : [];
  const settled =
    outcome.kind === "not-sent"
      ? forgetReply(ctx, id)
      : outcomeStatement(ctx, id, outcome, Date.now());
  await ctx.db.batch([settled, ...learned]);
  await tellInbox(ctx, [contactId]);
  return outcome.kind;
}
