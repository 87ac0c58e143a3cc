import { groupPhone } from "../../contacts/rules/index.ts";
import type { Contact } from "../../contacts/schema.ts";
import type { Field } from "../../fields/schema.ts";
import { defuse } from "./csv.ts";

type Column = readonly [name: string, read: (contact: Contact) => string | number | boolean | null];

const columns: readonly Column[] = [
  ["name", ({ name }) => name],
  ["phone", ({ phone }) => phone],
  ["user_id", ({ userId }) => userId],
  ["language", ({ language }) => language],
  ["timezone", ({ timezone }) => timezone],
  ["labels", ({ labels }) => labels.map(({ name }) => name).join("; ")],
  ["opt_in_source", ({ optIn }) => optIn?.source ?? null],
  ["opt_in_text", ({ optIn }) => optIn?.text ?? null],
  ["opt_in_at", ({ optIn }) => optIn?.at ?? null],
  ["opted_out", ({ optedOut }) => optedOut],
  ["opted_out_at", ({ optedOutAt }) => optedOutAt],
  ["workflow_status", ({ workflowStatus }) => workflowStatus],
  ["rating", ({ rating }) => rating],
  ["conversation_count", ({ conversationCount }) => conversationCount],
  ["last_interaction_at", ({ lastInteractionAt }) => lastInteractionAt],
  ["source", ({ source }) => source],
  ["created_at", ({ createdAt }) => createdAt],
];

export type PhoneStyle = "e164" | "grouped";

/** The names over the columns: those that an import knows again. */
export const headerCells = (fields: readonly Field[]): string[] => [
  ...columns.map(([name]) => name),
  ...fields.map(({ key }) => key),
];

/**
 * A contact as a row. Texts that a spreadsheet would run as a formula are defused; a phone number
 * is a plus and digits or groups of them, which do nothing, and is left for people and programs.
 */
export const contactCells = (
  contact: Contact,
  fields: readonly Field[],
  phones: PhoneStyle,
): string[] => [
  ...columns.map(([name, read]) => {
    const value = read(contact);
    if (name === "phone" && contact.phone !== null) return phoneCell(contact.phone, phones);
    return cell(value);
  }),
  ...fields.map(({ key }) => cell(contact.attributes[key] ?? null)),
];

/** Masked numbers have no groups to make. */
const phoneCell = (phone: string, style: PhoneStyle): string =>
  style === "grouped" && /^\+\d+$/.test(phone) ? groupPhone(phone) : phone;

function cell(value: string | number | boolean | null): string {
  if (value === null) return "";
  return typeof value === "string" ? defuse(value) : String(value);
}
