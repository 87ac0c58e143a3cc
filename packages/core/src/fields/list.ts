import { z } from "zod";
import { ok } from "@siar/kernel/result";
import { query } from "@siar/kernel/verb";
import { Field } from "./schema.ts";
import { allFields } from "./store.ts";

export const list = query({
  name: "field.list",
  summary: "List the fields that contacts have in this business.",
  permission: "contact:view",
  input: z.object({}),
  output: z.object({ items: z.array(Field), nextCursor: z.null() }),
  run: async (ctx) => ok({ items: await allFields(ctx), nextCursor: null }),
});
