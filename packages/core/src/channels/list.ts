import { z } from "zod";
import { pageOf } from "@siar/kernel/page";
import { ok } from "@siar/kernel/result";
import { query } from "@siar/kernel/verb";
import { WhatsAppAccount } from "./schema.ts";
import { listAccounts } from "./store.ts";

/** A business has a handful of accounts, so the list has a single page. */
export const list = query({
  name: "channel.list",
  summary: "List the connected WhatsApp accounts with their numbers.",
  permission: "channel:view",
  input: z.object({}),
  output: pageOf(WhatsAppAccount),
  run: async (ctx) => ok({ items: await listAccounts(ctx), nextCursor: null }),
});
