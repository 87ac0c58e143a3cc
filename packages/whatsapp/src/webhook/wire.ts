import { z } from "zod";

/** The year 5138: what lies beyond is no time, and no Date either. */
const LATEST_SECOND = 100_000_000_000;

/** Unix seconds, as a string or as a number, to milliseconds. */
export const Seconds = z.coerce
  .number()
  .int()
  .positive()
  .max(LATEST_SECOND)
  .transform((seconds) => seconds * 1_000);

export const Wamid = z.string().min(1).max(255);

const UserId = z.string().min(1).max(200);

/** Digits of an international number, with or without the plus, to E.164. */
const Phone = z
  .string()
  .regex(/^\+?[1-9]\d{4,19}$/)
  .transform((phone) => (phone.startsWith("+") ? phone : `+${phone}`));

export const OptionalPhone = Phone.nullish().transform((phone) => phone ?? null);
export const OptionalUserId = UserId.nullish().transform((userId) => userId ?? null);

/** JSON cut to what is worth keeping; null for nesting so deep that it cannot be written out. */
export function jsonOf(value: unknown, longest = 20_000): string | null {
  try {
    return (JSON.stringify(value) ?? "null").slice(0, longest);
  } catch {
    return null;
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The list under a key, empty for anything else: Meta leaves out what is empty. */
export function listAt(value: unknown, key: string): readonly unknown[] {
  const list = isRecord(value) ? value[key] : undefined;
  return Array.isArray(list) ? list : [];
}

export const textAt = (value: unknown, key: string): string | null => {
  const text = isRecord(value) ? value[key] : undefined;
  return typeof text === "string" ? text : null;
};
