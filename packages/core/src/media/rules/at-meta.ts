import { DAY, MINUTE, SECOND } from "@siar/kernel/clock";

/** Meta keeps an upload for thirty days. */
export const KEPT_AT_META = 30 * DAY;
/** Renewed before that, so that no message meets an id on its last day. */
export const RENEWED_BEFORE = 2 * DAY;
/** An id that Meta does not know is renewed once; if the next one is unknown too, it is no accident. */
export const LOST_ONCE_IN = 10 * MINUTE;

export interface UploadState {
  readonly metaId: string | null;
  readonly expiresAt: number;
  readonly busyUntil: number;
  readonly failedAt: number;
  readonly failureCode: number | null;
}

export type UploadStep =
  | { readonly kind: "send"; readonly metaId: string }
  | { readonly kind: "upload" }
  | { readonly kind: "wait" }
  | { readonly kind: "failed"; readonly code: number | null };

/** What somebody does who needs the file at Meta, and began to look for it at `since`. */
export function uploadStep(state: UploadState | null, since: number, now: number): UploadStep {
  if (state === null) return { kind: "upload" };
  const { metaId, expiresAt, busyUntil, failedAt, failureCode } = state;
  if (metaId !== null && expiresAt - now > RENEWED_BEFORE) return { kind: "send", metaId };
  const isBusy = busyUntil > now;
  const hasFailed = failedAt >= since && failedAt > 0;
  // While one renews it, or could not, the old id still sends, as long as that lives.
  if (metaId !== null && (isBusy || hasFailed) && expiresAt > now + MINUTE) {
    return { kind: "send", metaId };
  }
  if (isBusy) return { kind: "wait" };
  return hasFailed ? { kind: "failed", code: failureCode } : { kind: "upload" };
}

const SLOWEST_A_SECOND = 500_000;

/** How long an upload may take: what is larger takes longer. */
export const patienceFor = (size: number): number =>
  10 * SECOND + Math.ceil(size / SLOWEST_A_SECOND) * SECOND;

const NOT_KNOWN = new Set([100, 131_009, 131_052, 131_053]);

/** Codes by which Meta may say that it does not have the file; it is asked before that is believed. */
export const maySayLost = (code: number): boolean => NOT_KNOWN.has(code);
