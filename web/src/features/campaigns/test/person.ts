import {
  parseMessage,
  renderMessage,
  writeMessage,
  type Person,
} from "@siar/core/message-templates/rules";
import type { Entity } from "../../../lib/api.ts";
import type { Addressee } from "./use-test.ts";

/** What the form holds; both ways stay filled in while one switches between them. */
export interface TestValues {
  way: "contact" | "phone";
  /** Who gets it, or in whose name the numbers get it. */
  contact: Entity<"Contact"> | undefined;
  /** One number, or several with commas between them. */
  phone: string;
  name: string;
}

export const mostNumbers = 5;

const numbersIn = (text: string): string[] => [
  ...new Set(
    text
      .split(/[,;\n]/u)
      .map((phone) => phone.trim())
      .filter((phone) => phone !== ""),
  ),
];

/** Null while somebody is still to be named, or too many are. */
export function addresseesOf({ way, contact, phone, name }: TestValues): Addressee[] | null {
  if (way === "contact") return contact ? [{ contactId: contact.id }] : null;
  const numbers = numbersIn(phone);
  if (numbers.length === 0 || numbers.length > mostNumbers) return null;
  return numbers.map((number) => {
    if (contact) return { phone: number, contactId: contact.id };
    return { phone: number, ...(name.trim() === "" ? {} : { name: name.trim() }) };
  });
}

/** As the API sees the person: a bare number has a name at most, and no fields. */
export const personOf = ({ way, contact, phone, name }: TestValues): Person | null => {
  if (way === "contact" || contact) return contact ?? null;
  return { id: 0, name: name.trim(), phone: numbersIn(phone)[0] ?? null, attributes: {} };
};

/** A text as this person gets it; as it stands while it cannot be read. */
export function saidTo(text: string, person: Person, campaignId: number): string {
  const parts = parseMessage(text);
  return parts.ok ? renderMessage(parts.value, person, campaignId) : text;
}

/** Filled in for this person, and written so that it is not read as variables a second time. */
export const filledFor = (
  variables: Readonly<Record<string, string>>,
  person: Person,
  campaignId: number,
) =>
  Object.fromEntries(
    Object.entries(variables).map(([name, text]) => [
      name,
      writeMessage([{ kind: "text", text: saidTo(text, person, campaignId) }]),
    ]),
  );
