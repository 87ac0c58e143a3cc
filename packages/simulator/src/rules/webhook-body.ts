import { accountId, type BusinessNumber } from "../world.ts";
import { metaJson } from "./meta-json.ts";

// The envelope around what happened. Statuses of one number share a change up to a point, so that
// a receiver which reads only the first entry, change or status loses some.

export interface ContactCard {
  readonly profile: { readonly name: string; readonly username?: string };
  readonly wa_id?: string;
  readonly user_id: string;
}

export type Update =
  | {
      readonly kind: "status" | "message" | "preference";
      readonly number: BusinessNumber;
      readonly contact: ContactCard | null;
      readonly value: object;
    }
  | { readonly kind: "field"; readonly field: string; readonly value: object };

const perChange = 25;

const listName = {
  status: "statuses",
  message: "messages",
  preference: "user_preferences",
} as const;

export function webhookBody(updates: readonly Update[], now: number): string {
  const entries = updates.length > 1 ? [half(updates, 0), half(updates, 1)] : [updates];
  return metaJson({
    object: "whatsapp_business_account",
    entry: entries.map((part) => ({
      id: accountId,
      ...(part.some((one) => one.kind === "field") ? { time: Math.floor(now / 1000) } : {}),
      changes: changesOf(part),
    })),
  });
}

function half<T>(items: readonly T[], which: 0 | 1): readonly T[] {
  const middle = Math.ceil(items.length / 2);
  return which === 0 ? items.slice(0, middle) : items.slice(middle);
}

function changesOf(updates: readonly Update[]): object[] {
  const changes: { key: string; number: BusinessNumber; items: NumberUpdate[] }[] = [];
  const fields: object[] = [];
  for (const update of updates) {
    if (update.kind === "field") {
      fields.push({ field: update.field, value: update.value });
      continue;
    }
    const key = `${update.number.id} ${update.kind}`;
    const open = changes.findLast((change) => change.key === key);
    if (open !== undefined && open.items.length < perChange) open.items.push(update);
    else changes.push({ key, number: update.number, items: [update] });
  }
  return [...changes.map(({ number, items }) => numberChange(number, items)), ...fields];
}

type NumberUpdate = Exclude<Update, { kind: "field" }>;

function numberChange(number: BusinessNumber, items: readonly NumberUpdate[]): object {
  const kind = items[0]?.kind ?? "status";
  const contacts = items.flatMap((item) => (item.contact === null ? [] : [item.contact]));
  return {
    field: kind === "preference" ? "user_preferences" : "messages",
    value: {
      messaging_product: "whatsapp",
      metadata: { display_phone_number: number.digits, phone_number_id: number.id },
      ...(contacts.length === 0 ? {} : { contacts }),
      [listName[kind]]: items.map((item) => item.value),
    },
  };
}
