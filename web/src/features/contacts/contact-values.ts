import type { Entity } from "../../lib/api.ts";
import type { DeclaredField } from "../../lib/vocabulary.ts";

type Contact = Entity<"Contact">;
type AttributeValue = Contact["attributes"][string];

/** A contact as a form holds it: every value a text, as it is typed. */
export interface ContactValues {
  name: string;
  phone: string;
  userId: string;
  language: string;
  timezone: string;
  workflowStatus: Contact["workflowStatus"];
  rating: string;
  labelIds: readonly string[];
  attributes: Readonly<Record<string, string>>;
}

export function valuesOf(contact?: Contact): ContactValues {
  const entries = Object.entries(contact?.attributes ?? {});
  return {
    name: contact?.name ?? "",
    phone: contact?.phone ?? "",
    userId: contact?.userId ?? "",
    language: contact?.language ?? "",
    timezone: contact?.timezone ?? "",
    workflowStatus: contact?.workflowStatus ?? "incoming",
    rating: contact?.rating?.toString() ?? "",
    labelIds: contact?.labels.map(({ id }) => String(id)) ?? [],
    attributes: Object.fromEntries(entries.map(([key, value]) => [key, String(value)])),
  };
}

/**
 * What was changed and nothing else. What is left out stays as it is, which matters twice: a phone
 * number may only be shown masked, and a value may belong to a field that is no longer declared.
 */
export function contactChanges(
  before: ContactValues,
  after: ContactValues,
  fields: readonly DeclaredField[],
) {
  const attributes = attributeChanges(before.attributes, after.attributes, fields);
  return {
    ...(after.name !== before.name && { name: after.name }),
    ...(after.phone !== before.phone && { phone: given(after.phone) }),
    ...(after.userId !== before.userId && { userId: given(after.userId) }),
    ...(after.language !== before.language && { language: given(after.language) }),
    ...(after.timezone !== before.timezone && { timezone: given(after.timezone) }),
    ...(after.workflowStatus !== before.workflowStatus && { workflowStatus: after.workflowStatus }),
    ...(after.rating !== before.rating && {
      rating: after.rating === "" ? null : Number(after.rating),
    }),
    ...(String(after.labelIds) !== String(before.labelIds) && {
      labelIds: after.labelIds.map(Number),
    }),
    ...(Object.keys(attributes).length > 0 && { attributes }),
  };
}

const given = (text: string): string | null => (text.trim() === "" ? null : text.trim());

function attributeChanges(
  before: ContactValues["attributes"],
  after: ContactValues["attributes"],
  fields: readonly DeclaredField[],
): Record<string, AttributeValue | null> {
  const changed = fields.filter(({ key }) => (after[key] ?? "") !== (before[key] ?? ""));
  return Object.fromEntries(
    changed.map(({ key, type }) => [key, attributeValue(type, after[key] ?? "")]),
  );
}

/** As the field's type wants it. What is no number is sent as it is: the API says what is wrong. */
export function attributeValue(type: DeclaredField["type"], text: string): AttributeValue | null {
  const said = given(text);
  if (said === null) return null;
  if (type === "boolean") return said === "true";
  if (type !== "number") return said;
  const number = Number(said.replace(",", "."));
  return Number.isNaN(number) ? said : number;
}
