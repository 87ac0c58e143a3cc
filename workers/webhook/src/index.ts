import type { Env } from "./env.ts";
import { handshake } from "./handshake.ts";
import { onDeadLetters, onEvents } from "./on/events.ts";
import { receiveWebhook } from "./receive.ts";

const PATH = "/webhooks/whatsapp";

export default {
  fetch(request, env, ctx): Response | Promise<Response> {
    const url = new URL(request.url);
    if (url.pathname !== PATH) return new Response(null, { status: 404 });
    switch (request.method) {
      case "GET":
        return handshake(url, env);
      case "POST":
        return receiveWebhook(request, env, (work) => ctx.waitUntil(work));
      default:
        return new Response(null, { status: 405, headers: { allow: "GET, POST" } });
    }
  },
  queue: (batch, env) =>
    batch.queue.endsWith("-dlq") ? onDeadLetters(batch, env) : onEvents(batch, env),
} satisfies ExportedHandler<Env>;
