import { sendingEffects } from "@siar/core/sending";
import { systemActor, type Ctx } from "@siar/kernel/ctx";
import { deliverer } from "@siar/kernel/effects";
import { database } from "@siar/kernel/database";
import type { Env } from "./env.ts";

/** The product itself acts: a slice, an alarm. A fresh one per unit of work, so that `now` is now. */
export const systemCtx = (env: Env): Ctx => ({
  db: database(env.DB),
  now: Date.now(),
  actor: systemActor("sender"),
  locale: "en",
  requestId: crypto.randomUUID(),
  address: null,
  deliver: deliverer(sendingEffects(env.CAMPAIGN_RUN)),
});
