// A receiver that only checks signatures and counts: what a webhook Worker costs at the very least.

interface Env {
  readonly APP_SECRET: string;
  readonly VERIFY_TOKEN: string;
}

const counts = { bodies: 0, statuses: 0, messages: 0, badSignatures: 0, lastAt: 0 };

async function isSigned(env: Env, body: ArrayBuffer, header: string): Promise<boolean> {
  const hash = { name: "HMAC", hash: "SHA-256" };
  const secret = new TextEncoder().encode(env.APP_SECRET);
  const key = await crypto.subtle.importKey("raw", secret, hash, false, ["verify"]);
  const hex = header.replace("sha256=", "").match(/../g) ?? [];
  const mac = Uint8Array.from(hex, (pair) => Number.parseInt(pair, 16));
  return crypto.subtle.verify("HMAC", key, mac, body);
}

export default {
  async fetch(request, env) {
    const url = new URL(request.url);
    if (url.pathname === "/counts") return Response.json(counts);
    if (request.method === "GET") {
      const asked = url.searchParams;
      const known = asked.get("hub.verify_token") === env.VERIFY_TOKEN;
      if (!known) return new Response(null, { status: 403 });
      return new Response(asked.get("hub.challenge"));
    }
    const body = await request.arrayBuffer();
    const signed = await isSigned(env, body, request.headers.get("x-hub-signature-256") ?? "");
    if (!signed) counts.badSignatures += 1;
    const text = new TextDecoder().decode(body);
    counts.bodies += 1;
    counts.lastAt = Date.now();
    counts.statuses += text.split('"status":').length - 1;
    counts.messages += text.split('"messages":[').length - 1;
    return new Response(null, { status: signed ? 200 : 403 });
  },
} satisfies ExportedHandler<Env>;
