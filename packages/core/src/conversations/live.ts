import type { Ctx, Effect } from "@siar/kernel/ctx";
import type { EffectHandlers } from "@siar/kernel/effects";

/** What the rest of the product may ask of the object behind the open inboxes. */
export interface InboxPort {
  /** Something is new with these people: tell those who look. */
  changed(contactIds: number[]): Promise<void>;
  fetch(request: Request): Promise<Response>;
}

export interface Inboxes {
  getByName(name: string): InboxPort;
}

/** One for the business. */
export const inbox = (inboxes: Inboxes): InboxPort => inboxes.getByName("inbox");

const TOPIC = "inbox.changed";

const changedEffect = (contactIds: readonly number[]): Effect => ({
  topic: TOPIC,
  payload: { contactIds: contactIds.join(",") },
});

export const inboxEffects = (inboxes: Inboxes): EffectHandlers => ({
  [TOPIC]: ({ contactIds }) => inbox(inboxes).changed(String(contactIds).split(",").map(Number)),
});

/** Only a hint: what it speaks of is in the database, and is shown at the next look anyway. */
export async function tellInbox(ctx: Ctx, contactIds: readonly number[]): Promise<void> {
  if (contactIds.length === 0) return;
  await ctx.deliver(changedEffect([...new Set(contactIds)])).catch(() => {});
}
