import { inboxEffects } from "@siar/core/conversations";
import { authenticate, type Caller } from "@siar/core/members";
import { jobEffects } from "@siar/core/jobs";
import { sendingEffects } from "@siar/core/sending";
import { strangerActor, type Ctx, type Locale } from "@siar/kernel/ctx";
import { deliverer } from "@siar/kernel/effects";
import type { WideEvent } from "@siar/kernel/log";
import { database } from "@siar/kernel/database";
import type { Context, MiddlewareHandler } from "hono";
import type { Env } from "../env.ts";

export interface HonoEnv {
  Bindings: Env;
  Variables: { ctx: Ctx; requestId: string; locale: Locale; event: WideEvent };
}

export type HttpContext = Context<HonoEnv>;

/** The first of the languages that the caller wants and that we have. */
const localeOf = (header: string | undefined): Locale => {
  const wanted = (header ?? "")
    .toLowerCase()
    .split(",")
    .map((part) => part.trim().slice(0, 2));
  return wanted.find((language) => language === "id" || language === "en") === "id" ? "id" : "en";
};

/** Cloudflare's own id where there is one, so that our log and theirs can be read together. */
const requestIdOf = (ray: string | undefined): string =>
  ray !== undefined && /^[\w-]{8,64}$/.test(ray) ? ray : crypto.randomUUID();

/** The health check must answer even while nobody can be looked up. */
async function callerOf(c: HttpContext): Promise<Caller> {
  try {
    return await authenticate(c.env, c.req.raw);
  } catch (error) {
    if (c.req.path !== "/api/health") throw error;
    return { actor: strangerActor, cookies: [] };
  }
}

/** Who asks, in which language, from where: every handler finds it in `c.var.ctx`. */
export const withCtx: MiddlewareHandler<HonoEnv> = async (c, next) => {
  const requestId = requestIdOf(c.req.header("cf-ray"));
  c.set("requestId", requestId);
  c.set("locale", localeOf(c.req.header("accept-language")));
  c.header("x-request-id", requestId);
  const { actor, cookies } = await callerOf(c);
  for (const cookie of cookies) c.header("set-cookie", cookie, { append: true });
  const { kind: actorKind, memberId, keyId } = actor;
  c.var.event.set({ requestId, actor: actorKind, memberId, keyId });
  c.set("ctx", {
    db: database(c.env.DB),
    now: Date.now(),
    actor,
    locale: c.var.locale,
    requestId,
    address: c.req.header("cf-connecting-ip") ?? null,
    deliver: deliverer({
      ...sendingEffects(c.env.CAMPAIGN_RUN),
      ...jobEffects(c.env.JOBS),
      ...inboxEffects(c.env.INBOX),
    }),
  });
  await next();
};
