import type { MessageKey } from "../../lib/i18n/index.tsx";
import type { DeclaredField } from "../../lib/vocabulary.ts";

export type FieldType = DeclaredField["type"];

export const fieldTypes: readonly FieldType[] = ["text", "number", "date", "boolean", "choice"];

export const fieldTypeNames: Record<FieldType, MessageKey> = {
  text: "fields.type.text",
  number: "fields.type.number",
  date: "fields.type.date",
  boolean: "fields.type.boolean",
  choice: "fields.type.choice",
};

const longestKey = 40;

/** A key for a field of this name: "Kota asal" is `kota_asal`. */
export function keyFor(label: string): string {
  return label
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, "_")
    .replace(/^[^a-z]+/u, "")
    .slice(0, longestKey)
    .replace(/_+$/u, "");
}

export const keyIsWell = (key: string): boolean => /^[a-z][a-z0-9_]{0,39}$/u.test(key);
