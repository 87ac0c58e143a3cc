import { z } from "zod";
import { fail } from "@siar/kernel/errors";
import { ok } from "@siar/kernel/result";
import { verb } from "@siar/kernel/verb";
import { countUnread, readStatement, readUpTo } from "./store.ts";

export const read = verb({
  name: "notification.read",
  summary: "Mark notifications as read, up to one of them or all.",
  permission: "notification:view",
  input: z.object({ upTo: z.coerce.number().int().positive().optional() }),
  output: z.object({ unread: z.number().int() }),
  run: async (ctx, { upTo }) => {
    const { memberId } = ctx.actor;
    if (memberId === null) return fail("not-signed-in");
    return ok({
      statements: [readStatement(ctx, memberId, upTo ?? null)],
      answer: async () => ok({ unread: await countUnread(ctx, await readUpTo(ctx)) }),
    });
  },
});
