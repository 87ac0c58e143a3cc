import { fail } from "@siar/kernel/errors";
import { decodeCursor, encodeCursor } from "@siar/kernel/page";
import { ok } from "@siar/kernel/result";
import { query } from "@siar/kernel/verb";
import { z } from "zod";
import { Thread, ThreadInput } from "./schema.ts";
import { loadConversation, showThread } from "./show.ts";
import { threadRows, type ThreadRow } from "./store/thread.ts";

const Place = z.tuple([z.number(), z.number(), z.number()]);

const cursorOf = (row: ThreadRow | undefined): string | null =>
  row === undefined ? null : encodeCursor([row.at, row.rank, row.id]);

export const thread = query({
  name: "conversation.thread",
  summary:
    "Read what was said with a person, oldest first: their messages, answers, campaigns and notes.",
  permission: "conversation:view",
  input: ThreadInput,
  output: Thread,
  fails: ["not-found", "invalid-cursor"],
  run: async (ctx, { id, limit, cursor, direction }) => {
    const place = cursor === undefined ? null : Place.safeParse(decodeCursor(cursor));
    if (place?.success === false) return fail("invalid-cursor");
    const found = await loadConversation(ctx, id);
    if (!found.ok) return found;
    const stretch = { place: place?.data ?? null, direction, limit: limit + 1 };
    const rows = await threadRows(ctx, found.value, stretch);
    const shown = rows.slice(0, limit);
    const [oldest, newest] =
      direction === "older" ? [shown.at(-1), shown[0]] : [shown[0], shown.at(-1)];
    const more = rows.length > limit;
    return ok({
      items: await showThread(ctx, direction === "older" ? shown.toReversed() : shown),
      olderCursor: direction === "older" && !more ? null : (cursorOf(oldest) ?? cursor ?? null),
      newerCursor: cursorOf(newest) ?? cursor ?? null,
    });
  },
});
