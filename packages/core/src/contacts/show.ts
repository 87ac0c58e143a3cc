import { iso, isoOrNull } from "@siar/kernel/clock";
import { may, type Ctx } from "@siar/kernel/ctx";
import { maskPhone } from "./rules/index.ts";
import type { Contact } from "./schema.ts";
import type { ContactRow } from "./store.ts";

/** A contact as this actor may see it. Everything that shows a contact goes through here. */
export function showContact(ctx: Ctx, row: ContactRow): Contact {
  return may(ctx, "contact:read_phone") ? inFull(row) : masked(inFull(row));
}

export const showPhone = (ctx: Ctx, phone: string | null): string | null =>
  phone === null || may(ctx, "contact:read_phone") ? phone : maskPhone(phone);

/** Meta writes the number to which a message went into the message's id. */
export const showWamid = (ctx: Ctx, wamid: string | null): string | null =>
  may(ctx, "contact:read_phone") ? wamid : null;

/** The audit log is read by people who may not see phone numbers. */
export function auditContact(row: ContactRow): Record<string, unknown> {
  const { id: _, version: __, createdAt: ___, updatedAt: ____, ...rest } = masked(inFull(row));
  return rest;
}

const masked = (contact: Contact): Contact =>
  contact.phone === null ? contact : { ...contact, phone: maskPhone(contact.phone) };

const inFull = (row: ContactRow): Contact => ({
  id: row.id,
  version: row.version,
  name: row.name,
  phone: row.phone,
  userId: row.userId,
  language: row.language,
  timezone: row.timezone,
  labels: row.labels,
  attributes: row.attributes,
  workflowStatus: row.workflowStatus,
  lastInteractionAt: isoOrNull(row.lastInteractionAt),
  conversationCount: row.conversationCount,
  rating: row.rating,
  optedOut: row.optedOut || row.metaStopped,
  optedOutAt: isoOrNull(row.optedOutAt ?? row.metaStoppedAt),
  metaStopped: row.metaStopped,
  source: row.source,
  optIn:
    row.optInSource === null
      ? null
      : { source: row.optInSource, text: row.optInText, at: isoOrNull(row.optInAt) },
  createdAt: iso(row.createdAt),
  updatedAt: iso(row.updatedAt),
});
