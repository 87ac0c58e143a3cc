import type { Locale } from "./ctx.ts";
import { errorsOfCampaigns } from "./errors-of-campaigns.ts";
import { errorsOfPeople } from "./errors-of-people.ts";
import { errorsOfRequests } from "./errors-of-requests.ts";
import type { ErrorEntry } from "./error-entry.ts";
import type { Err } from "./result.ts";

/**
 * Every way in which Siar says no: HTTP status, and one sentence for people in both languages.
 * `{name}` is filled from the failure's params. A code, once given out, keeps its meaning.
 */
export const errorTable = {
  ...errorsOfRequests,
  ...errorsOfPeople,
  ...errorsOfCampaigns,
} as const satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof errorTable;

export interface FieldError {
  readonly path: string;
  readonly message: string;
}

export interface Failure {
  readonly code: ErrorCode;
  readonly params: Readonly<Record<string, string | number>>;
  readonly errors: readonly FieldError[];
}

export const fail = (
  code: ErrorCode,
  params: Failure["params"] = {},
  errors: readonly FieldError[] = [],
): Err<Failure> => ({ ok: false, error: { code, params, errors } });

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
