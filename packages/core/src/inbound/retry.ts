import type { Ctx } from "@siar/kernel/ctx";
import { messageOf } from "@siar/kernel/error-message";
import { readWebhook } from "@siar/whatsapp/webhook";
import { applyEvents } from "./apply-events.ts";
import { HOMELESS, receive, type Arrivals } from "./receive.ts";
import { sortEvents } from "./rules/index.ts";
import { KeptMessage, QueuedEvents } from "./schema.ts";
import { keptAside, type KeptAside } from "./store/aside.ts";

export interface TriedAgain {
  readonly id: number;
  /** Null where it is applied now. */
  readonly error: string | null;
}

/** Once more what was set aside: a number may be connected now, or a new kind be understood. */
export async function retryAside(ctx: Ctx, ids: readonly number[]): Promise<TriedAgain[]> {
  const tried: TriedAgain[] = [];
  for (const kept of await keptAside(ctx, ids)) {
    tried.push({ id: kept.id, error: await again(ctx, kept) });
  }
  return tried;
}

const NOT_UNDERSTOOD = "Still not understood";

/** Applied twice, as after a lost answer, it is the same as once. */
async function again(ctx: Ctx, { kind, body, error }: KeptAside): Promise<string | null> {
  try {
    const content: unknown = JSON.parse(body);
    if (kind === HOMELESS) return await receiveAgain(ctx, content, error);
    const events = QueuedEvents.safeParse(content);
    const isQueued = typeof content === "object" && content !== null && !("entry" in content);
    if (!isQueued || !events.success) return await readAgain(ctx, body);
    await applyEvents(ctx, [events.data]);
    return null;
  } catch (failure) {
    return messageOf(failure).slice(0, 500);
  }
}

const NOTHING: Arrivals = { messages: [], preferences: [], unreadable: [], counted: [] };

async function receiveAgain(ctx: Ctx, content: unknown, error: string): Promise<string | null> {
  const message = KeptMessage.safeParse(content);
  if (!message.success) return NOT_UNDERSTOOD;
  const { homeless } = await receive(ctx, { ...NOTHING, messages: [message.data] });
  return homeless === 0 ? null : error;
}

async function readAgain(ctx: Ctx, body: string): Promise<string | null> {
  const events = readWebhook(body);
  const sorted = sortEvents(events);
  const [unreadable] = sorted.unreadable;
  if (unreadable !== undefined) return unreadable.error;
  if (events.some((event) => event.kind === "other" && event.name.startsWith("body:"))) {
    return NOT_UNDERSTOOD;
  }
  const { statuses, templates, accounts } = sorted;
  await receive(ctx, sorted);
  await applyEvents(ctx, [{ statuses, templates, accounts }]);
  return null;
}
