import { tellInbox } from "@siar/core/conversations";
import { answerOptOuts, fetchFiles, receive, sortEvents } from "@siar/core/inbound";
import { messageOf } from "@siar/kernel/error-message";
import { unitOfWork } from "@siar/kernel/log";
import { readWebhook } from "@siar/whatsapp/webhook";
import { readBody } from "./body.ts";
import { systemCtx } from "./context.ts";
import { packEvents } from "./enqueue.ts";
import type { Env } from "./env.ts";
import { countRefusal } from "./refusals.ts";
import { isGenuine } from "./signature.ts";
import { tellCampaigns } from "./tell-campaigns.ts";

const nothing = (status: number): Response => new Response(null, { status });

/** More of one body wait for the scheduler, which also tries again what fails here. */
const AT_ONCE = 5;

/** What a message asks of us and Meta need not wait for. */
async function workSoon(env: Env): Promise<void> {
  const ctx = systemCtx(env);
  try {
    await answerOptOuts(ctx, env, AT_ONCE);
    await fetchFiles(ctx, env, AT_ONCE);
  } catch (error) {
    console.warn(JSON.stringify({ kind: "inbound", late: messageOf(error) }));
  }
}

/**
 * A body of Meta's: nothing of it is read before its signature holds. What customers said is in the
 * database, and statuses are in the queue, before the answer; without a 200 Meta delivers it again.
 */
export async function receiveWebhook(
  request: Request,
  env: Env,
  later: (work: Promise<void>) => void,
): Promise<Response> {
  const body = await readBody(request);
  if (body === null) return nothing(413);
  if (!(await isGenuine(env, body, request.headers.get("x-hub-signature-256")))) {
    later(countRefusal(env, Date.now()));
    return nothing(401);
  }
  return unitOfWork("webhook", { bytes: body.byteLength }, async (event) => {
    const sorted = sortEvents(readWebhook(new TextDecoder().decode(body)));
    const ctx = systemCtx(env);
    const received = await receive(ctx, sorted);
    const packed = packEvents(sorted.statuses, sorted.templates, sorted.accounts);
    await Promise.all(packed.map((message) => env.WHATSAPP_EVENTS.send(message)));
    later(tellCampaigns(env, received.touched));
    later(tellInbox(ctx, received.contactIds));
    if (received.files + received.optOuts > 0) later(workSoon(env));
    event.set({
      statuses: sorted.statuses.length,
      messages: received.messages,
      optOuts: received.optOuts,
      setAside: sorted.unreadable.length,
    });
    return nothing(200);
  });
}
