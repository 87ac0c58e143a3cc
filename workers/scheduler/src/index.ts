import { systemClock } from "@siar/kernel/clock";
import type { Env } from "./env.ts";
import { consumeJobs } from "./jobs/consume.ts";
import { jobKinds } from "./jobs/index.ts";
import { ticks } from "./ticks/index.ts";
import { runTicks } from "./ticks/run.ts";

export default {
  async scheduled(_controller, env) {
    await runTicks(ticks, env, systemClock());
  },

  async queue(batch, env) {
    if (batch.queue === "jobs") return consumeJobs(batch, env, jobKinds(env));
    // The job's row still knows of it, and the next tick looks again.
    console.error(JSON.stringify({ kind: "jobs", dead: batch.messages.length }));
    batch.ackAll();
  },
} satisfies ExportedHandler<Env>;
