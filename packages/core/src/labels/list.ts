import { z } from "zod";
import { ok } from "@siar/kernel/result";
import { query } from "@siar/kernel/verb";
import { Label } from "./schema.ts";
import { allLabels } from "./store.ts";

export const list = query({
  name: "label.list",
  summary: "List all labels, by name, with how many contacts wear each.",
  permission: "contact:view",
  input: z.object({}),
  output: z.object({ items: z.array(Label), nextCursor: z.null() }),
  run: async (ctx) => ok({ items: await allLabels(ctx), nextCursor: null }),
});
