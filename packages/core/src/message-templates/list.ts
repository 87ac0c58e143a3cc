import { fail } from "@siar/kernel/errors";
import { cutPage, decodeCursor, pageOf } from "@siar/kernel/page";
import { ok } from "@siar/kernel/result";
import { query } from "@siar/kernel/verb";
import { z } from "zod";
import { answerTemplate } from "./checked.ts";
import {
  MessageCategory,
  MessageTemplate,
  MessageTemplateFilter,
  MessageTemplateId,
} from "./schema.ts";
import { listCategories, listTemplates, show } from "./store.ts";

export const list = query({
  name: "message-template.list",
  summary: "List the messages of the library by name, with how many campaigns used each.",
  permission: "template:view",
  input: MessageTemplateFilter,
  output: pageOf(MessageTemplate),
  fails: ["invalid-cursor"],
  run: async (ctx, filter) => {
    const after = filter.cursor === undefined ? null : decodeCursor(filter.cursor);
    const fits = typeof after?.[0] === "string" && Number.isSafeInteger(after[1]);
    if (filter.cursor !== undefined && !fits) return fail("invalid-cursor");
    const rows = await listTemplates(ctx, filter, after);
    return ok(cutPage(rows, filter.limit, ({ name, id }) => [name, id], show));
  },
});

export const get = query({
  name: "message-template.get",
  summary: "Read a message of the library.",
  permission: "template:view",
  input: MessageTemplateId,
  output: MessageTemplate,
  fails: ["not-found"],
  run: (ctx, { id }) => answerTemplate(ctx, id),
});

export const categories = query({
  name: "message-template.categories",
  summary: "The categories of the library, with how many messages each has.",
  permission: "template:view",
  input: z.object({}),
  output: z.object({ items: z.array(MessageCategory), nextCursor: z.null() }),
  run: async (ctx) => ok({ items: await listCategories(ctx), nextCursor: null }),
});
