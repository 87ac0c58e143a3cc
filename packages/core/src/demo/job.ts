import { auditStatement } from "@siar/kernel/commit";
import { ok } from "@siar/kernel/result";
import { z } from "zod";
import { jobKind } from "../jobs/index.ts";
import {
  groundStatements,
  isLoaded,
  labelIds,
  loadTemplates,
  worldStatements,
} from "./store/index.ts";
import { demoWorld } from "./world.ts";

export const DEMO = "demo";

/**
 * Loads the demo. Labels and fields first, since segments name labels by id; then everything else in
 * the batch that finishes the job. Whatever dies in between, running it again is right.
 */
export const demoJob = jobKind({
  kind: DEMO,
  input: z.object({}),
  cursor: z.object({}),
  step: async (ctx, _input, _cursor, fence) => {
    if (await isLoaded(ctx)) {
      return ok({ done: 0, cursor: null, finished: true, result: { loaded: false } });
    }
    await ctx.db.batch([fence, ...groundStatements(ctx)]);
    const world = demoWorld(ctx.now, await labelIds(ctx));
    const contacts = world.people.length;
    const campaigns = world.campaigns.length;
    return ok({
      done: contacts,
      total: contacts,
      cursor: null,
      finished: true,
      result: { loaded: true, contacts, campaigns },
      statements: [
        ...worldStatements(ctx, world, await loadTemplates(ctx)),
        auditStatement(ctx, { action: "demo.load", after: { contacts, campaigns } }),
      ],
    });
  },
});
