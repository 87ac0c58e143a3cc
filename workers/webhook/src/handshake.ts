import { secretsForSignature, verified } from "@siar/core/channels";
import { sameText } from "@siar/whatsapp";
import { systemCtx } from "./context.ts";
import type { Env } from "./env.ts";

const MAX_CHALLENGE = 200;

/** Meta asks once, when the callback address is entered, whether we know the verify token. */
export async function handshake(url: URL, env: Env): Promise<Response> {
  const token = url.searchParams.get("hub.verify_token") ?? "";
  const challenge = url.searchParams.get("hub.challenge") ?? "";
  const asked = url.searchParams.get("hub.mode") === "subscribe";
  if (!asked || token === "" || challenge === "" || challenge.length > MAX_CHALLENGE) {
    return new Response(null, { status: 403 });
  }
  const ctx = systemCtx(env);
  const { verifyTokens } = await secretsForSignature(ctx, env, true);
  const same = await Promise.all(verifyTokens.map((known) => sameText(known.token, token)));
  const account = verifyTokens[same.indexOf(true)];
  if (account === undefined) return new Response(null, { status: 403 });
  await verified(ctx, account.accountId);
  return new Response(challenge, {
    headers: { "content-type": "text/plain", "x-content-type-options": "nosniff" },
  });
}
