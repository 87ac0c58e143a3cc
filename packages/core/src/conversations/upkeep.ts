import type { Ctx } from "@siar/kernel/ctx";
import { readSettings } from "../settings/index.ts";
import { closeIdle } from "./store/acts.ts";
import { giveUpStatement } from "./store/replies.ts";

/** Every minute: what nobody sends any more is in doubt, and what is over is closed. */
export async function tidyConversations(ctx: Ctx): Promise<void> {
  await ctx.db.batch([giveUpStatement(ctx)]);
  const settings = await readSettings(ctx);
  if (settings !== null) await ctx.db.batch([closeIdle(ctx, settings.conversationHours)]);
}
