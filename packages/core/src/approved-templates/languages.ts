import { z } from "zod";
import { ok } from "@siar/kernel/result";
import { query } from "@siar/kernel/verb";
import { languagesOf } from "./store.ts";

export const languages = query({
  name: "approved-template.languages",
  summary: "The languages in which there are templates.",
  permission: "template:view",
  input: z.object({}),
  output: z.object({ items: z.array(z.string()) }),
  run: async (ctx) => ok({ items: await languagesOf(ctx) }),
});
