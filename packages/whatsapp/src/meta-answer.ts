import { z } from "zod";
import { classOf, type FailureClass } from "./errors.ts";
import { redact } from "./redact.ts";

/** Meta's own refusal: the request was read and not carried out. */
export interface Refusal {
  readonly kind: "refused";
  readonly code: number;
  readonly class: FailureClass;
  readonly detail: string;
  readonly transient: boolean;
}

const GraphError = z.object({
  error: z.object({
    code: z.number().int(),
    message: z.string().catch(""),
    is_transient: z.boolean().catch(false),
    error_data: z
      .union([z.object({ details: z.string() }).transform(({ details }) => details), z.string()])
      .optional()
      .catch(undefined),
  }),
});

/** Null when the body is not an error in Meta's shape. */
export function readRefusal(body: unknown, httpStatus: number): Refusal | null {
  const parsed = GraphError.safeParse(body);
  if (!parsed.success) return null;
  const { code, message, is_transient: transient, error_data: details } = parsed.data.error;
  return {
    kind: "refused",
    code,
    class: classOf(code, { httpStatus, transient }),
    detail: redact(details ?? message),
    transient,
  };
}

/** Undefined for what is not JSON: a page of a proxy, half an answer, nothing. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
