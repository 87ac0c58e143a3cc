import { ok } from "@siar/kernel/result";
import { verb } from "@siar/kernel/verb";
import { z } from "zod";
import { syncEffect } from "../sending/index.ts";
import { runningCampaigns, stopStatements } from "./store.ts";

const Paused = z.array(z.object({ id: z.number(), name: z.string() }));

export const stopAll = verb({
  name: "campaign.stop-all",
  summary: "Stop everything: pause every running campaign at once. Each is resumed by itself.",
  permission: "campaign:send",
  input: z.object({}),
  output: z.object({ paused: Paused }),
  fails: [],
  run: async (ctx) => {
    const ids = (await runningCampaigns(ctx)).map(({ id }) => id);
    if (ids.length === 0) return ok({ statements: [], answer: () => ({ paused: [] }) });
    return ok({
      statements: stopStatements(ctx, ids),
      effects: ids.map(syncEffect),
      answer: ([, , changed]) => ({
        paused: Paused.parse(changed).toSorted((one, other) => one.id - other.id),
      }),
    });
  },
});
