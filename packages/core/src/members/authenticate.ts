import { strangerActor, type Actor } from "@siar/kernel/ctx";
import { database } from "@siar/kernel/database";
import { findKey } from "../api-keys/index.ts";
import { scoped } from "../api-keys/rules/index.ts";
import { readSession, type AuthEnv, type Cookies } from "./auth.ts";
import { mayNow } from "./may.ts";
import { memberById } from "./store.ts";

export interface Caller extends Cookies {
  readonly actor: Actor;
}

/** Who asks. A forged, expired or revoked session or key is nobody's, never an error. */
export async function authenticate(env: AuthEnv, request: Request): Promise<Caller> {
  const authorization = request.headers.get("authorization");
  if (authorization !== null) {
    return { actor: await byKey(env, request, authorization), cookies: [] };
  }
  const { member, cookies } = await readSession(env, request);
  if (member === null) return { actor: strangerActor, cookies };
  const { id: memberId, name } = member;
  const permissions = await mayNow(database(env.DB), member);
  return { actor: { kind: "member", memberId, keyId: null, name, permissions }, cookies };
}

/** A key acts for the member who made it, within what that member may do at this moment. */
async function byKey(env: AuthEnv, request: Request, authorization: string): Promise<Actor> {
  const db = database(env.DB);
  const address = request.headers.get("cf-connecting-ip");
  const key = await findKey(db, authorization, address, Date.now());
  const member = key === null ? null : await memberById(db, key.memberId);
  if (key === null || member === null || member.suspendedAt !== null) return strangerActor;
  return {
    kind: "key",
    memberId: member.id,
    keyId: key.id,
    name: key.name,
    permissions: scoped(await mayNow(db, member), key.permissions),
  };
}
