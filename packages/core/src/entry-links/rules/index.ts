import { base64url } from "@siar/kernel/base64url";
import { DAY, HOUR } from "@siar/kernel/clock";

/** How long a link lets somebody in. A new password is for whoever waits for it. */
export const lasts = { invitation: 7 * DAY, password: 2 * HOUR } as const;

export const tokenBytes = 32;

/** 256 random bits, in letters that a link may hold. */
export const tokenFrom = (random: Uint8Array): string => base64url(random.subarray(0, tokenBytes));

export const pathOf = (token: string): string => `/enter#${token}`;
