import { z } from "zod";
import { iso } from "@siar/kernel/clock";
import { cutPage, idCursor, PageInput, pageOf } from "@siar/kernel/page";
import { ok } from "@siar/kernel/result";
import { query } from "@siar/kernel/verb";
import { sentenceOfNotice } from "./rules/index.ts";
import { Notification } from "./schema.ts";
import { countUnread, pageOfNotifications, readUpTo } from "./store.ts";

export const list = query({
  name: "notification.list",
  summary: "List what happened, newest first, with how much of it is unread (counted to 100).",
  permission: "notification:view",
  input: PageInput,
  output: pageOf(Notification).extend({ unread: z.number().int() }),
  run: async (ctx, { limit, cursor }) => {
    const before = idCursor(cursor);
    if (!before.ok) return before;
    const upTo = await readUpTo(ctx);
    const [rows, unread] = await Promise.all([
      pageOfNotifications(ctx, before.value, limit + 1),
      countUnread(ctx, upTo),
    ]);
    const page = cutPage(
      rows,
      limit,
      (row) => [row.id],
      ({ at, ...row }) => ({
        ...row,
        text: sentenceOfNotice(row.kind, row.params, ctx.locale),
        at: iso(at),
        read: row.id <= upTo,
      }),
    );
    return ok({ ...page, unread });
  },
});
