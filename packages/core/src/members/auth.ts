import { relations } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import { z } from "zod";
import { DAY, SECOND } from "@siar/kernel/clock";
import { derivedBytes, hex } from "@siar/kernel/secret";
import { SHORTEST_PASSWORD } from "./rules/index.ts";
import { roleNames } from "../roles/schema.ts";
import { members, sessions, signIns, verifications } from "./tables.ts";

/** What signing in needs of a Worker. */
export interface AuthEnv {
  readonly DB: D1Database;
  readonly SIAR_SECRET: string;
}

const SESSION_LASTS = (14 * DAY) / SECOND;
/** A session that is used is prolonged once a day, not with each request. */
const PROLONGED_EVERY = DAY / SECOND;

/** better-auth's names over our tables; with the relations it asks for a session and its member at once. */
const schema = {
  user: members,
  session: sessions,
  account: signIns,
  verification: verifications,
  userRelations: relations(members, ({ many }) => ({ accounts: many(signIns) })),
  accountRelations: relations(signIns, ({ one }) => ({
    user: one(members, { fields: [signIns.userId], references: [members.id] }),
  })),
  sessionRelations: relations(sessions, ({ one }) => ({
    user: one(members, { fields: [sessions.userId], references: [members.id] }),
  })),
};

/** Imported only when somebody signs in, so that a Worker or script that never does carries no load. */
async function build(env: AuthEnv, secure: boolean) {
  const { betterAuth } = await import("better-auth/minimal");
  const { drizzleAdapter } = await import("better-auth/adapters/drizzle");
  const auth = betterAuth({
    appName: "Siar",
    // Never called over HTTP: the address only decides whether cookies are Secure.
    baseURL: secure ? "https://siar.invalid" : "http://siar.invalid",
    secret: hex(await derivedBytes(env.SIAR_SECRET, "sign-in")),
    database: drizzleAdapter(drizzle(env.DB, { schema }), { provider: "sqlite", schema }),
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: SHORTEST_PASSWORD },
    user: {
      additionalFields: {
        role: { type: "string", required: true, input: false },
        customRoleId: { type: "number", required: false, input: false },
        suspendedAt: { type: "date", required: false, input: false },
      },
    },
    session: { expiresIn: SESSION_LASTS, updateAge: PROLONGED_EVERY },
    advanced: {
      cookiePrefix: "siar",
      useSecureCookies: secure,
      database: { generateId: "serial", validateSchema: false, joins: true },
      ipAddress: { ipAddressHeaders: ["cf-connecting-ip"] },
    },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
  });
  await auth.$context;
  return auth;
}

type Auth = Awaited<ReturnType<typeof build>>;

const built = new WeakMap<D1Database, Map<boolean, Auth>>();

/** One instance per isolate and scheme: building it costs milliseconds, and it keeps no request. */
async function authOf(env: AuthEnv, secure: boolean): Promise<Auth> {
  const known = built.get(env.DB) ?? new Map<boolean, Auth>();
  built.set(env.DB, known);
  const ready = known.get(secure) ?? (await build(env, secure));
  known.set(secure, ready);
  return ready;
}

const isSecure = (request: Request): boolean => new URL(request.url).protocol === "https:";

export interface Cookies {
  /** `Set-Cookie` lines for the answer. */
  readonly cookies: readonly string[];
}

export interface SignedIn extends Cookies {
  readonly memberId: number;
}

/** Null for a wrong password and for an unknown address alike, after the same work. */
export async function signInWithPassword(
  env: AuthEnv,
  request: Request,
  credentials: { email: string; password: string },
): Promise<SignedIn | null> {
  const auth = await authOf(env, isSecure(request));
  try {
    const { headers, response } = await auth.api.signInEmail({
      body: credentials,
      headers: request.headers,
      returnHeaders: true,
    });
    return { memberId: Number(response.user.id), cookies: headers.getSetCookie() };
  } catch (error) {
    if (isRefusal(error)) return null;
    throw error;
  }
}

export async function endSession(env: AuthEnv, request: Request): Promise<Cookies> {
  const auth = await authOf(env, isSecure(request));
  const { headers } = await auth.api.signOut({ headers: request.headers, returnHeaders: true });
  return { cookies: headers.getSetCookie() };
}

export interface SessionRead extends Cookies {
  readonly member: SessionMember | null;
  readonly sessionId: number | null;
}

const SessionMember = z.object({
  id: z.coerce.number(),
  name: z.string(),
  role: z.enum(roleNames),
  customRoleId: z.number().nullish(),
  suspendedAt: z.date().nullish(),
});
type SessionMember = z.infer<typeof SessionMember>;

const sessionCookie = /(^|[;\s])(__Secure-)?siar\.session_token=/;

/** Whose session the request's cookie names; the cookies to answer with prolong it, or end a dead one. */
export async function readSession(env: AuthEnv, request: Request): Promise<SessionRead> {
  const sent = request.headers.get("cookie") ?? "";
  if (!sessionCookie.test(sent)) return { member: null, sessionId: null, cookies: [] };
  const auth = await authOf(env, isSecure(request));
  const { headers, response } = await auth.api.getSession({
    headers: request.headers,
    returnHeaders: true,
  });
  const member = response === null ? null : SessionMember.parse(response.user);
  const shutOut = member !== null && member.suspendedAt != null;
  return {
    member: shutOut ? null : member,
    sessionId: response === null || shutOut ? null : Number(response.session.id),
    cookies: headers.getSetCookie(),
  };
}

export async function hashPassword(password: string): Promise<string> {
  const crypto = await import("better-auth/crypto");
  return crypto.hashPassword(password);
}

/** better-auth throws its answers; 401 and 400 are "no", anything else is trouble. */
const isRefusal = (error: unknown): boolean =>
  error instanceof Error &&
  "statusCode" in error &&
  (error.statusCode === 401 || error.statusCode === 400);
