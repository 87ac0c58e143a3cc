import { jobEffects } from "@siar/core/jobs";
import { sendingEffects } from "@siar/core/sending";
import { systemActor, type Ctx } from "@siar/kernel/ctx";
import { deliverer } from "@siar/kernel/effects";
import { database } from "@siar/kernel/database";
import type { Env } from "./env.ts";

/** The product acts by itself here: each tick and each look for jobs under a name and id of its own. */
export const systemCtx = (env: Env, name: string, now: number): Ctx => ({
  db: database(env.DB),
  now,
  actor: systemActor(name),
  locale: "en",
  requestId: crypto.randomUUID(),
  address: null,
  deliver: deliverer({ ...sendingEffects(env.CAMPAIGN_RUN), ...jobEffects(env.JOBS) }),
});
