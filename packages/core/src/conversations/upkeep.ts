import type { Ctx } from "@siar/kernel/ctx";
import { readSettings } from "../settings/index.ts";
import { closeIdle } from "./store/acts.ts";
import { giveUpStatement } from "./store/replies.ts";

/** Every minute: what is over is closed, and what nobody sends any more is in doubt. */
export async function tidyConversations(ctx: Ctx): Promise<void> {
  const settings = await readSettings(ctx);
  if (settings === null) return;
  await ctx.db.batch([closeIdle(ctx, settings.conversationHours), giveUpStatement(ctx)]);
}
