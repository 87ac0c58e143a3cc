import type { Network } from "../network.ts";
import { fillTemplate, type Filled } from "../rules/fill-template.ts";
import { parseOutbound } from "../rules/outbound-message.ts";
import type { MessageRow } from "../store/rows.ts";

// A message as the control API shows it: what came in, what the person sees, and how far it got.

function iso(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}

export function messageView(network: Network, row: MessageRow) {
  const payload: unknown = JSON.parse(row.payload);
  return {
    seq: row.seq,
    id: network.wamid(row),
    direction: row.direction,
    phone: row.phone,
    numberId: row.number_id,
    type: row.type,
    category: row.category,
    callback: row.callback,
    status: row.status,
    held: row.held === 1,
    acceptedAt: iso(row.accepted_at),
    sentAt: iso(row.sent_at),
    deliveredAt: iso(row.delivered_at),
    readAt: iso(row.read_at),
    failedAt: iso(row.failed_at),
    failedCode: row.failed_code,
    payload,
    filled: filled(network, row, payload),
  };
}

function filled(network: Network, row: MessageRow, payload: unknown): Filled | null {
  if (row.template_ref === null) return null;
  const template = network.templates.revision(row.template_ref);
  const parsed = parseOutbound(payload);
  if (template === undefined || !parsed.ok || parsed.value.content.type !== "template") return null;
  const result = fillTemplate(template, parsed.value.content.template);
  return result.ok ? result.value : null;
}
