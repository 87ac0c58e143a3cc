import { fail } from "@siar/kernel/errors";
import { cutPage, decodeCursor, pageOf } from "@siar/kernel/page";
import { ok } from "@siar/kernel/result";
import { query } from "@siar/kernel/verb";
import { z } from "zod";
import { Conversation, ConversationFilter, ConversationId } from "./schema.ts";
import { answerConversation, showConversations } from "./show.ts";
import { countUnread, listConversations } from "./store/list.ts";

export const list = query({
  name: "conversation.list",
  summary: "List conversations, the newest first: one for each person and number.",
  permission: "conversation:view",
  input: ConversationFilter,
  output: pageOf(Conversation),
  fails: ["invalid-cursor"],
  run: async (ctx, filter) => {
    const before = filter.cursor === undefined ? null : decodeCursor(filter.cursor);
    if (filter.cursor !== undefined && before?.length !== 2) return fail("invalid-cursor");
    const rows = await listConversations(ctx, filter, before);
    const page = cutPage(
      rows,
      filter.limit,
      ({ lastMessageAt, id }) => [lastMessageAt, id],
      (row) => row,
    );
    return ok({ ...page, items: await showConversations(ctx, page.items) });
  },
});

export const get = query({
  name: "conversation.get",
  summary: "Read one conversation.",
  permission: "conversation:view",
  input: ConversationId,
  output: Conversation,
  fails: ["not-found"],
  run: (ctx, { id }) => answerConversation(ctx, id),
});

export const unread = query({
  name: "conversation.unread",
  summary: "In how many conversations something waits to be read; 100 stands for more.",
  permission: "conversation:view",
  input: z.object({}),
  output: z.object({ count: z.number().int() }),
  run: async (ctx) => ok({ count: await countUnread(ctx) }),
});
