import { LookForJobs, lookForJobs, runDueJobs, type JobKind } from "@siar/core/jobs";
import { SECOND, systemClock } from "@siar/kernel/clock";
import { messageOf } from "@siar/kernel/error-message";
import { unitOfWork } from "@siar/kernel/log";
import { systemCtx } from "../context.ts";
import type { Env } from "../env.ts";

/** Well below the limits of an invocation; what is left goes on with the next message. */
const BUDGET = 20 * SECOND;
const RETRY_SECONDS = 10;

/** Each message of a batch is a look of its own, so several jobs get on at once. */
export async function consumeJobs(
  batch: MessageBatch<unknown>,
  env: Env,
  kinds: readonly JobKind[],
): Promise<void> {
  await Promise.all(batch.messages.map((message) => look(message, env, kinds)));
}

async function look(message: Message<unknown>, env: Env, kinds: readonly JobKind[]): Promise<void> {
  if (!LookForJobs.safeParse(message.body).success) {
    console.error(JSON.stringify({ kind: "jobs", unreadable: message.id }));
    message.ack();
    return;
  }
  try {
    await unitOfWork("jobs", {}, async (event) => {
      const ctx = systemCtx(env, "jobs", systemClock());
      const worked = await runDueJobs({
        ctx,
        kinds,
        clock: systemClock,
        random: Math.random,
        budget: BUDGET,
      });
      event.set({ ...worked });
      if (worked.lookIn !== null) await lookAgain(env, worked.lookIn);
    });
    message.ack();
  } catch (error) {
    console.error(JSON.stringify({ kind: "jobs", error: messageOf(error) }));
    message.retry({ delaySeconds: RETRY_SECONDS });
  }
}

const lookAgain = (env: Env, inMs: number): Promise<unknown> =>
  env.JOBS.send(lookForJobs, { delaySeconds: Math.ceil(inMs / SECOND) });
