import type { ErrorCode } from "./error-table.ts";
import type { Err } from "./result.ts";

// Apart from the table, so that rules in a browser can fail without loading its sentences.

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
