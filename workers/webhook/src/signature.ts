import { secretsForSignature } from "@siar/core/channels";
import { SECOND } from "@siar/kernel/clock";
import { isSignedBy } from "@siar/whatsapp";
import { systemCtx } from "./context.ts";
import type { Env } from "./env.ts";

const LOOK_AGAIN_AFTER = 5 * SECOND;
let lookedAt = 0;

/**
 * Whether one of the connected accounts' apps signed these bytes. A signature that fits no secret
 * we remember may be of an account connected just now: then the database is asked, not too often.
 */
export async function isGenuine(
  env: Env,
  body: Uint8Array<ArrayBuffer>,
  header: string | null,
): Promise<boolean> {
  const ctx = systemCtx(env);
  const remembered = await secretsForSignature(ctx, env);
  if (await isSignedBy(remembered.appSecrets, body, header)) return true;
  if (ctx.now - lookedAt < LOOK_AGAIN_AFTER) return false;
  lookedAt = ctx.now;
  const fresh = await secretsForSignature(ctx, env, true);
  return isSignedBy(fresh.appSecrets, body, header);
}
