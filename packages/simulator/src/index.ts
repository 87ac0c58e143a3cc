import { type Env, secretsOf } from "./env.ts";
import { gatherSend } from "./gather.ts";
import { suffer } from "./outage.ts";
import { pageAsset } from "./page/assets.ts";

export { PhoneNetwork } from "./phone-network.ts";

// Everything about the phones is in one object; the Worker finds it, gathers sends for it, waits
// as long as Meta would, and serves the page.

const sendAddress =
  /^https?:\/\/[^/]+\/simulator\/graph\/v\d+\.\d+\/(\w+)\/(messages|marketing_messages)$/;

export default {
  async fetch(request, env, ctx) {
    if (secretsOf(env) === null) {
      const error =
        "The simulator needs SIM_ACCESS_TOKEN, SIM_APP_SECRET and SIM_VERIFY_TOKEN to be set.";
      return Response.json({ error }, { status: 503 });
    }
    const send = request.method === "POST" ? sendAddress.exec(request.url) : null;
    if (send !== null) {
      const [, numberId = "", endpoint] = send;
      return answerSend(request, env, ctx, numberId, endpoint === "marketing_messages");
    }
    const asset = pageAsset(new URL(request.url).pathname);
    return asset ?? env.NETWORK.getByName("world").fetch(request);
  },
} satisfies ExportedHandler<Env>;

async function answerSend(
  request: Request,
  env: Env,
  ctx: ExecutionContext,
  numberId: string,
  marketingEndpoint: boolean,
): Promise<Response> {
  const authorization = request.headers.get("authorization") ?? "";
  const text = await request.text();
  const answer = await gatherSend(env, ctx, { numberId, authorization, text, marketingEndpoint });
  if (answer.outage !== null) return suffer(answer.outage);
  if (answer.wait > 0) await scheduler.wait(answer.wait);
  const headers = { "content-type": "application/json" };
  return new Response(answer.body, { status: answer.status, headers });
}
