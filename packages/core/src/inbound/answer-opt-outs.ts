import type { Statement } from "@siar/kernel/commit";
import type { Ctx } from "@siar/kernel/ctx";
import type { Recipient, SendOutcome } from "@siar/whatsapp";
import { senderOf, type ChannelEnv } from "../channels/index.ts";
import { getSettings } from "../settings/index.ts";
import {
  noteReply,
  settleReply,
  stillOut,
  takeOwedReplies,
  type OwedReply,
  type Whom,
} from "./store/opt-out-replies.ts";

/** Tells whoever said STOP that it was heard: once, if the business wants that, else never. */
export async function answerOptOuts(ctx: Ctx, env: ChannelEnv, limit: number): Promise<number> {
  const owed = await takeOwedReplies(ctx, limit);
  if (owed.length === 0) return 0;
  const { optOutReply } = await getSettings(ctx);
  for (const reply of owed) {
    const [first, ...rest] = await answer(ctx, env, reply, optOutReply);
    await ctx.db.batch([first, ...rest]);
  }
  return owed.length;
}

type Settled = [Statement, ...Statement[]];

async function answer(
  ctx: Ctx,
  env: ChannelEnv,
  owed: OwedReply,
  text: string | null,
): Promise<Settled> {
  const whom = await stillOut(ctx, owed.contactId);
  const to = whom === null ? null : recipientOf(whom);
  if (to === null || text === null) return [settleReply(ctx, owed, "failed")];
  const sender = await senderOf(ctx, env, owed.numberId);
  if (!sender.ok) return [settleReply(ctx, owed, "failed")];
  const { client, phoneNumberId } = sender.value;
  const content = { type: "text", text } as const;
  const callback = `opt-out:${owed.eventId}`;
  return settled(ctx, owed, text, await client.send(phoneNumberId, { to, content, callback }));
}

function settled(ctx: Ctx, owed: OwedReply, text: string, outcome: SendOutcome): Settled {
  switch (outcome.kind) {
    case "accepted": {
      const { wamid } = outcome;
      return [settleReply(ctx, owed, "sent"), noteReply(ctx, owed, { wamid, text })];
    }
    case "refused":
      return [settleReply(ctx, owed, "failed")];
    case "in-doubt":
      return [settleReply(ctx, owed, "in_doubt")];
    case "not-sent":
      return [settleReply(ctx, owed, "due")];
  }
}

function recipientOf({ phone, userId }: Whom): Recipient | null {
  if (phone !== null) return { phone, userId };
  return userId === null ? null : { phone: null, userId };
}
