import { z } from "zod";
import { classOf, metaErrors, type FailureClass } from "./errors.ts";
import { redact } from "./redact.ts";

/** Meta's own refusal: the request was read and not carried out. */
export interface Refusal {
  readonly kind: "refused";
  /** Meta's code; of a template that was submitted its subcode, which says what is wrong with it. */
  readonly code: number;
  readonly subcode: number | null;
  readonly class: FailureClass;
  /** In Meta's own words, without phone numbers and tokens. */
  readonly detail: string;
  readonly transient: boolean;
}

const GraphError = z.object({
  error: z.object({
    code: z.number().int(),
    message: z.string().catch(""),
    error_subcode: z.number().int().optional().catch(undefined),
    error_user_msg: z.string().optional().catch(undefined),
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
  const { error } = parsed.data;
  const { is_transient: transient, error_subcode: subcode = null } = error;
  const code = subcode !== null && isKnown(subcode, TEMPLATE_SUBCODES) ? subcode : error.code;
  return {
    kind: "refused",
    code,
    subcode,
    class: classOf(code, { httpStatus, transient }),
    detail: redact(error.error_user_msg ?? error.error_data ?? error.message),
    transient,
  };
}

/** Lower ones, as 33, mean something else than the code of the same number. */
const TEMPLATE_SUBCODES = 2_388_000;

const isKnown = (code: number, from: number): boolean =>
  code >= from && metaErrors.some((row) => row.code === code);

/** Undefined for what is not JSON: a page of a proxy, half an answer, nothing. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
