import { cutPage, idCursor, pageOf } from "@siar/kernel/page";
import { ok } from "@siar/kernel/result";
import { query } from "@siar/kernel/verb";
import { answerMedia, loadMedia } from "./load.ts";
import { Media, MediaFilter, MediaId, MediaUsers } from "./schema.ts";
import { campaignsUsing, listMedia, messagesUsing, show } from "./store.ts";

export const list = query({
  name: "media.list",
  summary: "List the files of the media library, newest first.",
  permission: "media:view",
  input: MediaFilter,
  output: pageOf(Media),
  fails: ["invalid-cursor"],
  run: async (ctx, filter) => {
    const before = idCursor(filter.cursor);
    if (!before.ok) return before;
    const rows = await listMedia(ctx, filter, before.value);
    return ok(cutPage(rows, filter.limit, ({ row }) => [row.id], show));
  },
});

export const get = query({
  name: "media.get",
  summary: "Read what is known of a file.",
  permission: "media:view",
  input: MediaId,
  output: Media,
  fails: ["not-found"],
  run: (ctx, { id }) => answerMedia(ctx, id),
});

export const usedBy = query({
  name: "media.used-by",
  summary: "The campaigns that use a file.",
  permission: "media:view",
  input: MediaId,
  output: MediaUsers,
  fails: ["not-found"],
  run: async (ctx, { id }) => {
    const found = await loadMedia(ctx, id);
    if (!found.ok) return found;
    const [campaigns, messages] = await Promise.all([
      campaignsUsing(ctx, id),
      messagesUsing(ctx, id),
    ]);
    return ok({ campaigns, messages });
  },
});
