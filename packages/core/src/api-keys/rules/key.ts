import { base64url } from "@siar/kernel/base64url";

const PREFIX = "siar_";
const SECRET_BYTES = 32;
const SHOWN = PREFIX.length + 6;

/** 256 random bits behind a prefix that a secret scanner recognises. */
export const keyFrom = (random: Uint8Array): string =>
  PREFIX + base64url(random.subarray(0, SECRET_BYTES));

export const keyBytes = SECRET_BYTES;

export const startOf = (key: string): string => key.slice(0, SHOWN);

/** The key in an `Authorization` header, or null if it carries none of ours. */
export function bearerKey(header: string | null): string | null {
  const key = /^bearer\s+(\S+)\s*$/i.exec(header ?? "")?.[1];
  return key !== undefined && /^siar_[\w-]{43}$/.test(key) ? key : null;
}
