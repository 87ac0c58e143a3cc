import { Slice } from "@siar/core/sending/schema";
import { messageOf } from "@siar/kernel/error-message";
import { wakeCampaign } from "./dead-letter.ts";
import type { Env } from "./env.ts";
import { sendSlices } from "./send-slice.ts";

export { CampaignRun } from "./actors/campaign-run.ts";
export { NumberPacer } from "./actors/number-pacer.ts";

const DEAD_LETTERS = "sends-dlq";

export default {
  /** Every message of a batch at once, each under its own limit of requests in flight. */
  async queue(batch, env) {
    const handle = batch.queue === DEAD_LETTERS ? wakeCampaign : send;
    await Promise.all(
      batch.messages.map(async (message) => {
        try {
          await handle(env, message.body);
        } catch (error) {
          console.error(JSON.stringify({ kind: "slice", error: messageOf(error) }));
        }
        // The object notices whatever was not finished, so the queue need not repeat anything.
        message.ack();
      }),
    );
  },
} satisfies ExportedHandler<Env>;

async function send(env: Env, body: unknown): Promise<void> {
  const slice = Slice.safeParse(body);
  if (slice.success) await sendSlices(env, slice.data);
}
