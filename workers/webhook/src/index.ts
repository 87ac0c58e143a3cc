import { messageOf } from "@siar/kernel/error-message";
import type { Env } from "./env.ts";
import { handshake } from "./handshake.ts";
import { onDeadLetters, onEvents } from "./on/events.ts";
import { receiveWebhook } from "./receive.ts";

const PATH = "/webhooks/whatsapp";

/** Meta delivers again whatever had no 200. */
function unanswered(error: unknown): Response {
  console.error(JSON.stringify({ kind: "webhook", unanswered: messageOf(error) }));
  return new Response(null, { status: 500 });
}

export default {
  fetch(request, env, ctx): Response | Promise<Response> {
    const url = new URL(request.url);
    if (url.pathname !== PATH) return new Response(null, { status: 404 });
    switch (request.method) {
      case "GET":
        return handshake(url, env);
      case "POST":
        return receiveWebhook(request, env, (work) => ctx.waitUntil(work)).catch(unanswered);
      default:
        return new Response(null, { status: 405, headers: { allow: "GET, POST" } });
    }
  },
  queue: (batch, env) =>
    batch.queue.endsWith("-dlq") ? onDeadLetters(batch, env) : onEvents(batch, env),
} satisfies ExportedHandler<Env>;
