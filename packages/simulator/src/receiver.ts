import type { Env } from "./env.ts";
import type { Network } from "./network.ts";
import type { Receiver } from "./postman.ts";
import { webhookPath } from "./world.ts";

const patienceMilliseconds = 10_000;

/** The product's webhook Worker: by service binding, or over HTTP when WEBHOOK_URL says so. */
export function receiverOf(env: Env, network: () => Network): Receiver {
  return {
    async deliver(body, signature) {
      const response = await call(env, network().subscription.overrideCallbackUri, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          "user-agent": "facebookexternalua",
          "x-hub-signature-256": signature,
        },
        body,
        signal: AbortSignal.timeout(patienceMilliseconds),
      });
      await response.body?.cancel();
      return response.status === 200;
    },
  };
}

/** What Meta does when a callback address is entered: ask it to repeat a challenge. */
export async function verifyCallback(
  env: Env,
  override: string | null,
  verifyToken: string,
): Promise<boolean> {
  const challenge = String(crypto.getRandomValues(new Uint32Array(1))[0] ?? 0);
  const query = new URLSearchParams({
    "hub.mode": "subscribe",
    "hub.challenge": challenge,
    "hub.verify_token": verifyToken,
  });
  const response = await call(env, override, { method: "GET" }, `?${query.toString()}`);
  return response.status === 200 && (await response.text()) === challenge;
}

function call(env: Env, override: string | null, init: RequestInit, query = ""): Promise<Response> {
  const address = override ?? env.WEBHOOK_URL ?? null;
  if (address !== null) return fetch(address + query, init);
  if (env.WEBHOOK === undefined) return Promise.resolve(new Response(null, { status: 503 }));
  return env.WEBHOOK.fetch(`https://webhook.local${webhookPath}${query}`, init);
}
