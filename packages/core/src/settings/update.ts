import { guardChanged } from "@siar/kernel/commit";
import { fail } from "@siar/kernel/errors";
import { ok } from "@siar/kernel/result";
import { verb } from "@siar/kernel/verb";
import { changes } from "@siar/kernel/changes";
import { Settings, SettingsInput } from "./schema.ts";
import { getSettings } from "./get.ts";
import { readSettings, updateStatement } from "./store.ts";

export const update = verb({
  name: "settings.update",
  summary: "Change the settings of the business.",
  permission: "settings:write",
  input: SettingsInput,
  output: Settings,
  fails: ["not-set-up"],
  run: async (ctx, input) => {
    const before = await readSettings(ctx);
    if (before === null) return fail("not-set-up");
    const { version: _, ...after } = input;
    return ok({
      statements: [updateStatement(ctx, input), guardChanged(ctx.db)],
      audit: {
        action: "settings.update",
        entity: "settings",
        entityId: 1,
        ...changes(before, after),
      },
      answer: async () => ok(await getSettings(ctx)),
    });
  },
});
