import { enterByLink, look } from "@siar/core/entry-links";
import { Entering } from "@siar/core/entry-links/schema";
import {
  describeSession,
  endAll,
  endOne,
  enter,
  listSessions,
  readSession,
  setUp,
  setUpNeeded,
  signIn,
  signOut,
} from "@siar/core/members";
import { OwnSession, Session, SetUp, SignIn } from "@siar/core/members/schema";
import { z } from "zod";
import type { Cookies } from "@siar/core/members";
import type { Ctx } from "@siar/kernel/ctx";
import type { HttpContext } from "../http/context.ts";
import { problem } from "../http/problem.ts";
import { handled, route, type Route } from "../http/route.ts";

const setCookies = (c: HttpContext, { cookies }: Cookies): void => {
  for (const cookie of cookies) c.header("set-cookie", cookie, { append: true });
};

async function answerSession(c: HttpContext, ctx: Ctx, status: 200 | 201): Promise<Response> {
  const session = await describeSession(ctx, c.env.MODE);
  return session.ok ? c.json(session.value, status) : problem(c, session.error);
}

const read = {
  name: "session.get",
  summary: "Who is signed in, what they may do, and for which business.",
  permission: null,
  input: z.object({}),
  output: Session,
  fails: ["not-signed-in"],
} as const;

const start = {
  name: "session.start",
  summary: "Sign in with e-mail and password. The answer sets the session's cookie.",
  permission: null,
  input: SignIn,
  output: Session,
  fails: ["wrong-credentials", "too-many-tries", "cross-site"],
} as const;

const end = {
  name: "session.end",
  summary: "Sign out: the session ends here and everywhere its cookie was copied to.",
  permission: null,
  input: z.object({}),
  output: z.undefined(),
  fails: ["cross-site"],
} as const;

const begin = {
  name: setUp.name,
  summary: setUp.summary,
  permission: null,
  input: SetUp,
  output: Session,
  fails: ["already-set-up", "weak-password", "cross-site"],
} as const;

const own = {
  name: "own-session.list",
  summary: "Where you are signed in.",
  permission: null,
  input: z.object({}),
  output: z.object({ items: z.array(OwnSession), nextCursor: z.null() }),
  fails: ["not-signed-in"],
} as const;

const byLink = {
  name: enterByLink.name,
  summary: enterByLink.summary,
  permission: null,
  input: Entering,
  output: Session,
  fails: ["link-over", "weak-password", "email-taken", "cross-site"],
} as const;

async function answerOwn(c: HttpContext): Promise<Response> {
  const { sessionId } = await readSession(c.env, c.req.raw);
  const listed = await listSessions(c.var.ctx, sessionId);
  return listed.ok ? c.json(listed.value) : problem(c, listed.error);
}

export const sessionRoutes: readonly Route[] = [
  handled("GET", "/api/session", read, (c) => answerSession(c, c.var.ctx, 200)),
  handled("POST", "/api/session", start, async (c, credentials) => {
    const entered = await signIn(c.var.ctx, c.env, c.req.raw, credentials);
    if (!entered.ok) return problem(c, entered.error);
    setCookies(c, entered.value);
    return answerSession(c, { ...c.var.ctx, actor: entered.value.actor }, 200);
  }),
  handled(
    "DELETE",
    "/api/session",
    end,
    async (c) => {
      setCookies(c, await signOut(c.var.ctx, c.env, c.req.raw));
      return c.body(null, 204);
    },
    204,
  ),
  handled("GET", "/api/sessions", own, answerOwn),
  route("DELETE", "/api/sessions", endAll),
  route("DELETE", "/api/sessions/:id", endOne),
  route("POST", "/api/entry/look", look),
  handled("POST", "/api/entry", byLink, async (c, input) => {
    const used = await enterByLink.perform(c.var.ctx, input);
    if (!used.ok) return problem(c, used.error);
    const credentials = { email: used.value.email, password: input.password };
    const entered = await enter(c.var.ctx, c.env, c.req.raw, credentials);
    if (!entered.ok) return problem(c, entered.error);
    setCookies(c, entered.value);
    return answerSession(c, { ...c.var.ctx, actor: entered.value.actor }, 200);
  }),
  route("GET", "/api/setup", setUpNeeded),
  handled(
    "POST",
    "/api/setup",
    begin,
    async (c, input) => {
      const made = await setUp.perform(c.var.ctx, input);
      if (!made.ok) return problem(c, made.error);
      const entered = await enter(c.var.ctx, c.env, c.req.raw, input);
      if (!entered.ok) return problem(c, entered.error);
      setCookies(c, entered.value);
      return answerSession(c, { ...c.var.ctx, actor: entered.value.actor }, 201);
    },
    201,
  ),
];
