import type { QueuedEvents } from "@siar/core/inbound/schema";
import type { StatusEvent, TemplateEvent } from "@siar/whatsapp/webhook";

/** A queue message holds 128 KB; its envelope needs some of that. */
const MAX_BYTES = 100_000;

/** Packs events into queue messages, as many as fit into each. */
export function packEvents(
  statuses: readonly StatusEvent[],
  templates: readonly TemplateEvent[],
): QueuedEvents[] {
  const packed: QueuedEvents[] = [];
  let chunk: StatusEvent[] = [];
  let bytes = 0;
  for (const status of statuses) {
    const size = new TextEncoder().encode(JSON.stringify(status)).byteLength + 1;
    if (bytes + size > MAX_BYTES) {
      packed.push({ statuses: chunk });
      chunk = [];
      bytes = 0;
    }
    chunk.push(status);
    bytes += size;
  }
  if (chunk.length > 0) packed.push({ statuses: chunk });
  return templates.length > 0 ? [...packed, { templates: [...templates] }] : packed;
}
