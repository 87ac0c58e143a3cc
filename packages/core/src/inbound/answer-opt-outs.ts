import type { Ctx } from "@siar/kernel/ctx";
import { recipientOf, say, type SpeakEnv } from "../conversations/index.ts";
import { getSettings } from "../settings/index.ts";
import {
  settleReply,
  stillOut,
  takeOwedReply,
  type OwedReply,
  type Settled,
} from "./store/opt-out-replies.ts";

/** Tells whoever said STOP that it was heard: once, if the business wants that, else never. */
export async function answerOptOuts(ctx: Ctx, env: SpeakEnv, limit: number): Promise<number> {
  let answered = 0;
  for (let after = 0; answered < limit; answered += 1) {
    const owed = await takeOwedReply(ctx, after);
    if (owed === null) break;
    await settleReply(ctx, owed, await answer(ctx, env, owed));
    after = owed.eventId;
  }
  return answered;
}

async function answer(
  ctx: Ctx,
  env: SpeakEnv,
  { contactId, numberId }: OwedReply,
): Promise<Settled> {
  const { optOutReply: text } = await getSettings(ctx);
  const whom = await stillOut(ctx, contactId);
  const to = whom === null ? null : recipientOf(whom);
  if (to === null || text === null) return "failed";
  const said = await say(ctx, env, { contactId, numberId, to, text });
  switch (said) {
    case "accepted":
      return "sent";
    case "in-doubt":
      return "in_doubt";
    case "not-sent":
    case "busy":
      return "due";
    case "refused":
    case "nowhere":
      return "failed";
  }
}
