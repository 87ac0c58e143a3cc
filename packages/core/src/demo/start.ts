import { insertedId } from "@siar/kernel/commit";
import { ok } from "@siar/kernel/result";
import { verb } from "@siar/kernel/verb";
import { z } from "zod";
import { enqueueJob } from "../jobs/index.ts";
import { JobStarted } from "../jobs/schema.ts";
import { DEMO } from "./job.ts";

export const start = verb({
  name: "demo.start",
  summary: "Load the demo: 2,000 contacts, segments and campaigns. On your own machine only.",
  permission: "settings:write",
  input: z.object({}),
  output: JobStarted,
  run: async (ctx) =>
    ok({
      ...enqueueJob(ctx, { kind: DEMO, input: {} }),
      audit: { action: "demo.start" },
      answer: ([job]) => ({ jobId: insertedId(job) }),
    }),
});
