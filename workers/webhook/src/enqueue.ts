import type { QueuedEvents } from "@siar/core/inbound/schema";
import type { AccountEvent, StatusEvent, TemplateEvent } from "@siar/whatsapp/webhook";

/** A queue counts every 64 KB of a message as an operation; its envelope needs some of that. */
const MAX_BYTES = 60_000;

/** Packs events into queue messages, as many as fit into each. */
export const packEvents = (
  statuses: readonly StatusEvent[],
  templates: readonly TemplateEvent[],
  accounts: readonly AccountEvent[] = [],
): QueuedEvents[] => [
  ...chunksOf(statuses).map((chunk) => ({ statuses: chunk })),
  ...chunksOf(templates).map((chunk) => ({ templates: chunk })),
  ...chunksOf(accounts).map((chunk) => ({ accounts: chunk })),
];

function chunksOf<T>(items: readonly T[]): T[][] {
  const chunks: T[][] = [];
  let left = 0;
  for (const item of items) {
    const size = new TextEncoder().encode(JSON.stringify(item)).byteLength + 1;
    if (size > left) {
      chunks.push([]);
      left = MAX_BYTES;
    }
    chunks.at(-1)?.push(item);
    left -= size;
  }
  return chunks;
}
