import { inboxEffects } from "@siar/core/conversations";
import { sendingEffects } from "@siar/core/sending";
import { systemActor, type Ctx } from "@siar/kernel/ctx";
import { deliverer } from "@siar/kernel/effects";
import { database } from "@siar/kernel/database";
import type { Env } from "./env.ts";

/** Customers and Meta act through the product itself. */
export const systemCtx = (env: Env): Ctx => ({
  db: database(env.DB),
  now: Date.now(),
  actor: systemActor("webhook"),
  locale: "en",
  requestId: crypto.randomUUID(),
  address: null,
  deliver: deliverer({ ...sendingEffects(env.CAMPAIGN_RUN), ...inboxEffects(env.INBOX) }),
});
