import { templateEventStatements } from "@siar/core/approved-templates";
import { pauseBySystem, stopAccountBySystem } from "@siar/core/campaigns";
import { applyAccountEvent } from "@siar/core/channels";
import { applyReplyStatuses, tellInbox } from "@siar/core/conversations";
import { addCounts, countStatements, setAsideStatements } from "@siar/core/inbound";
import { QueuedEvents } from "@siar/core/inbound/schema";
import { applyStatuses } from "@siar/core/sending";
import type { Statement } from "@siar/kernel/commit";
import { messageOf } from "@siar/kernel/error-message";
import type { Ctx } from "@siar/kernel/ctx";
import { unitOfWork } from "@siar/kernel/log";
import { jitteredDelay } from "@siar/kernel/retry";
import { systemCtx } from "../context.ts";
import type { Env } from "../env.ts";
import { tellCampaigns, type LedgerRow } from "../tell-campaigns.ts";

type Events = ReturnType<typeof QueuedEvents.parse>;

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

interface Applied {
  readonly touched: readonly LedgerRow[];
  readonly unknown: number;
}

async function applyTogether(ctx: Ctx, readable: readonly Readable[]): Promise<Applied> {
  try {
    const applied = await apply(
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
  const touched: LedgerRow[] = [];
  let unknown = 0;
  for (const { message, events } of readable) {
    try {
      const applied = await apply(ctx, [events]);
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

async function apply(ctx: Ctx, events: readonly Events[]): Promise<Applied> {
  const statuses = events.flatMap((one) => one.statuses);
  const templates = events.flatMap((one) => one.templates);
  const accounts = events.flatMap((one) => one.accounts);
  const replies = await applyReplyStatuses(ctx, statuses);
  const applied = await applyStatuses(ctx, replies.rest);
  const changes = await Promise.all(accounts.map((event) => applyAccountEvent(ctx, event)));
  const changed = await Promise.all(templates.map((one) => templateEventStatements(ctx, one)));
  const rest: Statement[] = [
    ...changed.flat(),
    ...changes.flatMap(({ statements }) => statements),
    ...countStatements(ctx, [...templates.map(() => "template"), ...accounts.map(() => "account")]),
    ...unknownCount(ctx, applied.unknown),
  ];
  const [first, ...others] = rest;
  if (first !== undefined) await ctx.db.batch([first, ...others]);
  for (const alarm of applied.alarms) await pauseBySystem(ctx, alarm.campaignId, alarm);
  for (const { stop } of changes) if (stop !== null) await stopAccountBySystem(ctx, stop);
  await tellInbox(ctx, replies.contactIds);
  return applied;
}

/** Statuses of messages that another tool sent from the same account: counted, no fault. */
const unknownCount = (ctx: Ctx, unknown: number): Statement[] =>
  unknown === 0 ? [] : addCounts(ctx, new Map([["status:unknown-message", unknown]]));

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
