import { auditStatement } from "@siar/kernel/commit";
import type { Actor, Ctx } from "@siar/kernel/ctx";
import { fail } from "@siar/kernel/errors";
import { ok, type Result } from "@siar/kernel/result";
import { derivedBytes, hex, sha256 } from "@siar/kernel/secret";
import { endSession, signInWithPassword, type AuthEnv, type Cookies } from "./auth.ts";
import { waitBefore } from "./rules/index.ts";
import { mayNow } from "./may.ts";
import type { SignIn } from "./schema.ts";
import { endSessions, memberById } from "./store.ts";
import { countTries, forgiveStatements } from "./tries-store.ts";

export interface Entrance extends Cookies {
  readonly actor: Actor;
}

/** The session of a member: throttled, counted before the password is looked at, audited. */
export async function signIn(
  ctx: Ctx,
  env: AuthEnv,
  request: Request,
  credentials: SignIn,
): Promise<Result<Entrance>> {
  const subjects = await trySubjects(ctx, env, credentials.email);
  const counted = await countTries(ctx.db, ctx.now, subjects.all);
  const seconds = waitBefore(counted, ctx.now);
  if (seconds !== null) return fail("too-many-tries", { seconds });
  const entered = await enter(ctx, env, request, credentials);
  if (entered.ok) {
    const [first, ...rest] = forgiveStatements(ctx.db, subjects.email, subjects.address);
    if (first !== undefined) await ctx.db.batch([first, ...rest]);
  }
  return entered;
}

/** Without the throttle: for the owner whom the set-up has just made. */
export async function enter(
  ctx: Ctx,
  env: AuthEnv,
  request: Request,
  credentials: SignIn,
): Promise<Result<Entrance>> {
  const signedIn = await signInWithPassword(env, request, credentials);
  const member = signedIn === null ? null : await memberById(ctx.db, signedIn.memberId);
  if (signedIn === null || member === null) return fail("wrong-credentials");
  if (member.suspendedAt !== null) {
    await ctx.db.batch([endSessions(ctx, member.id)]);
    return fail("wrong-credentials");
  }
  const { id: memberId, name } = member;
  const actor: Actor = {
    kind: "member",
    memberId,
    keyId: null,
    name,
    permissions: await mayNow(ctx.db, member),
  };
  const entry = { action: "session.start", entity: "member", entityId: memberId };
  await ctx.db.batch([auditStatement({ ...ctx, actor }, entry)]);
  return ok({ actor, cookies: signedIn.cookies });
}

export async function signOut(ctx: Ctx, env: AuthEnv, request: Request): Promise<Cookies> {
  const { memberId } = ctx.actor;
  const ended = await endSession(env, request);
  if (ctx.actor.kind === "member" && memberId !== null) {
    const entry = { action: "session.end", entity: "member", entityId: memberId };
    await ctx.db.batch([auditStatement(ctx, entry)]);
  }
  return ended;
}

/** Hashed under a key of its own, so that the table tells nobody who tried. */
async function trySubjects(ctx: Ctx, env: AuthEnv, email: string) {
  const salt = hex(await derivedBytes(env.SIAR_SECRET, "sign-in-throttle"));
  const emailSubject = await sha256(`${salt} email ${email}`);
  const address = ctx.address === null ? null : await sha256(`${salt} address ${ctx.address}`);
  const all = [
    { about: "email", subject: emailSubject } as const,
    ...(address === null ? [] : [{ about: "address", subject: address } as const]),
  ];
  return { email: emailSubject, address, all };
}
