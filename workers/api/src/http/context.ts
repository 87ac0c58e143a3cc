import { authenticate } from "@siar/core/members";
import { jobEffects } from "@siar/core/jobs";
import { sendingEffects } from "@siar/core/sending";
import type { Ctx, Locale } from "@siar/kernel/ctx";
import { deliverer } from "@siar/kernel/effects";
import { drizzle } from "drizzle-orm/d1";
import type { Context, MiddlewareHandler } from "hono";
import type { Env } from "../env.ts";

export interface HonoEnv {
  Bindings: Env;
  Variables: { ctx: Ctx; requestId: string; locale: Locale };
}

export type HttpContext = Context<HonoEnv>;

const localeOf = (header: string | undefined): Locale =>
  header?.toLowerCase().startsWith("id") === true ? "id" : "en";

/** Who asks, in which language, from where: every handler finds it in `c.var.ctx`. */
export const withCtx: MiddlewareHandler<HonoEnv> = async (c, next) => {
  const requestId = c.req.header("cf-ray") ?? crypto.randomUUID();
  c.set("requestId", requestId);
  c.set("locale", localeOf(c.req.header("accept-language")));
  c.header("x-request-id", requestId);
  const db = drizzle(c.env.DB);
  c.set("ctx", {
    db,
    now: Date.now(),
    actor: await authenticate(c.env, c.req.raw),
    locale: c.var.locale,
    requestId,
    address: c.req.header("cf-connecting-ip") ?? null,
    deliver: deliverer({ ...sendingEffects(c.env.CAMPAIGN_RUN), ...jobEffects(c.env.JOBS) }),
  });
  await next();
};
