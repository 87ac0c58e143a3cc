import {
  applyEvents,
  setAsideStatements,
  type Applied,
  type CampaignRow,
} from "@siar/core/inbound";
import { QueuedEvents } from "@siar/core/inbound/schema";
import { messageOf } from "@siar/kernel/error-message";
import type { Ctx } from "@siar/kernel/ctx";
import { unitOfWork } from "@siar/kernel/log";
import { jitteredDelay } from "@siar/kernel/retry";
import type { z } from "zod";
import { systemCtx } from "../context.ts";
import type { Env } from "../env.ts";
import { tellCampaigns } from "../tell-campaigns.ts";

type Events = z.output<typeof QueuedEvents>;

interface Readable {
  readonly message: Message;
  readonly events: Events;
}

const RETRY_SECONDS = { base: 2, cap: 300 };

/**
 * Applies what webhooks reported. The statuses of a whole batch go to the ledger in one go; if that
 * fails, each message is tried alone, so that a bad one cannot hold up the others.
 */
export async function onEvents(batch: MessageBatch, env: Env): Promise<void> {
  await unitOfWork("events", { messages: batch.messages.length }, async (event) => {
    const ctx = systemCtx(env);
    const readable = await readMessages(ctx, batch.messages);
    const applied = await applyTogether(ctx, readable);
    event.set({ rows: applied.touched.length, unknown: applied.unknown });
    await tellCampaigns(env, applied.touched);
  });
}

async function readMessages(ctx: Ctx, messages: readonly Message[]): Promise<Readable[]> {
  const readable: Readable[] = [];
  for (const message of messages) {
    const events = QueuedEvents.safeParse(message.body);
    if (events.success) readable.push({ message, events: events.data });
    else {
      await keep(ctx, "queue-message", message.body, "Not a message of this queue");
      message.ack();
    }
  }
  return readable;
}

async function applyTogether(ctx: Ctx, readable: readonly Readable[]): Promise<Applied> {
  try {
    const applied = await applyEvents(
      ctx,
      readable.map(({ events }) => events),
    );
    for (const { message } of readable) message.ack();
    return applied;
  } catch (error) {
    console.warn(JSON.stringify({ kind: "events", retried: "one by one", why: messageOf(error) }));
    return applyOneByOne(ctx, readable);
  }
}

async function applyOneByOne(ctx: Ctx, readable: readonly Readable[]): Promise<Applied> {
  const touched: CampaignRow[] = [];
  let unknown = 0;
  for (const { message, events } of readable) {
    try {
      const applied = await applyEvents(ctx, [events]);
      touched.push(...applied.touched);
      unknown += applied.unknown;
      message.ack();
    } catch {
      const delaySeconds = 1 + jitteredDelay(message.attempts, RETRY_SECONDS, Math.random);
      message.retry({ delaySeconds });
    }
  }
  return { touched, unknown };
}

/** What came out of the dead-letter queue: kept, so that a person can look and try again. */
export async function onDeadLetters(batch: MessageBatch, env: Env): Promise<void> {
  const ctx = systemCtx(env);
  for (const message of batch.messages) {
    await keep(ctx, "dead-letter", message.body, "Could not be applied after many tries");
    message.ack();
  }
}

async function keep(ctx: Ctx, kind: string, body: unknown, error: string): Promise<void> {
  const text = JSON.stringify(body) ?? "";
  const [statement] = await setAsideStatements(ctx, [{ kind, body: text, error }]);
  if (statement !== undefined) await ctx.db.batch([statement]);
}
