import { z } from "zod";
import type { Ctx } from "@siar/kernel/ctx";
import { fail } from "@siar/kernel/errors";
import { ok } from "@siar/kernel/result";
import { query } from "@siar/kernel/verb";
import { Settings } from "./schema.ts";
import { readSettings } from "./store.ts";

export const get = query({
  name: "settings.get",
  summary: "Read the settings of the business.",
  permission: "settings:view",
  input: z.object({}),
  output: Settings,
  fails: ["not-set-up"],
  run: async (ctx) => {
    const found = await readSettings(ctx);
    return found === null ? fail("not-set-up") : ok(found);
  },
});

/** For other nouns: there is always a row once the business is set up. */
export async function getSettings(ctx: Pick<Ctx, "db">): Promise<Settings> {
  const found = await readSettings(ctx);
  if (found === null) throw new Error("The business is not set up yet");
  return found;
}
