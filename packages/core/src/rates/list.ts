import { ok } from "@siar/kernel/result";
import { query } from "@siar/kernel/verb";
import { z } from "zod";
import { RateTable } from "./schema.ts";
import { readRates } from "./store.ts";

export const list = query({
  name: "rates.list",
  summary: "What messages cost, as imported.",
  permission: "settings:view",
  input: z.object({}),
  output: RateTable,
  run: async (ctx) => ok(await readRates(ctx)),
});
