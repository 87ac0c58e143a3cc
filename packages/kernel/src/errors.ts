import type { Locale } from "./ctx.ts";
import type { ErrorEntry } from "./error-entry.ts";
import { errorTable, type ErrorCode } from "./error-table.ts";
import type { Failure, FieldError } from "./failure.ts";

export { errorTable, type ErrorCode } from "./error-table.ts";
export { fail, type Failure, type FieldError } from "./failure.ts";

/** The body of every error, RFC 9457. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: ErrorCode;
  readonly detail: string;
  readonly requestId: string;
  readonly errors?: readonly FieldError[];
}

export const statusOf = (code: ErrorCode): ErrorEntry["status"] => errorTable[code].status;

export function sentenceOf(failure: Failure, locale: Locale): string {
  const sentence: string = errorTable[failure.code][locale];
  return sentence.replaceAll(/\{(\w+)\}/g, (whole, name: string) =>
    String(failure.params[name] ?? whole),
  );
}

export function problemOf(failure: Failure, locale: Locale, requestId: string): Problem {
  const { status } = errorTable[failure.code];
  return {
    type: `/api/docs#error-${failure.code}`,
    title: titleOf(failure.code),
    status,
    code: failure.code,
    detail: sentenceOf(failure, locale),
    requestId,
    ...(failure.errors.length > 0 && { errors: failure.errors }),
  };
}

/** The code as words: unlike the sentence it never varies, which is what RFC 9457 wants of a title. */
const titleOf = (code: ErrorCode): string =>
  code.charAt(0).toUpperCase() + code.slice(1).replaceAll("-", " ");
