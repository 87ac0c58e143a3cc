import { Slice } from "@siar/core/sending/schema";
import { messageOf } from "@siar/kernel/error-message";
import { WorkerEntrypoint } from "cloudflare:workers";
import { wakeCampaign } from "./dead-letter.ts";
import type { Env } from "./env.ts";
import { sendSlices } from "./send-slice.ts";

export { CampaignRun } from "./actors/campaign-run.ts";
export { Inbox } from "./actors/inbox.ts";
export { NumberPacer } from "./actors/number-pacer.ts";

const DEAD_LETTERS = "sends-dlq";

/** A consumer in an invocation of its own, for a queue that hands out one batch at a time. */
export class Consumer extends WorkerEntrypoint<Env> {
  /** Comes back at once, and goes on by itself. */
  begin(slice: Slice): void {
    this.ctx.waitUntil(sendSlices(this.env, slice));
  }
}

interface OwnExports {
  readonly Consumer: { begin(slice: Slice): Promise<void> };
}

/** The runtime offers this module's classes here; one project of types for all Workers cannot. */
const consumer = ({ exports }: { readonly exports: object }): OwnExports["Consumer"] =>
  (exports as OwnExports).Consumer;

export default {
  async queue(batch, env, ctx) {
    const handle = batch.queue === DEAD_LETTERS ? wakeCampaign : send;
    for (const message of batch.messages) {
      try {
        await handle(env, message.body, ctx);
      } catch (error) {
        console.error(JSON.stringify({ kind: "slice", error: messageOf(error) }));
      }
      // The object notices whatever was not finished, so the queue need not repeat anything.
      message.ack();
    }
  },
} satisfies ExportedHandler<Env>;

/**
 * A queue runs up to 250 invocations side by side, but the local one waits for each batch before
 * it hands out the next: there a consumer is begun and not waited for.
 */
async function send(env: Env, body: unknown, ctx: ExecutionContext): Promise<void> {
  const slice = Slice.safeParse(body);
  if (!slice.success) return;
  if (env.MODE === "local") await consumer(ctx).begin(slice.data);
  else await sendSlices(env, slice.data);
}
