import { advices } from "./error-table/advice.ts";
import { accessErrors } from "./error-table/access.ts";
import { passingErrors } from "./error-table/passing.ts";
import { recipientErrors } from "./error-table/recipient.ts";
import { requestErrors } from "./error-table/request.ts";
import { row, type ErrorRow, type FailureClass } from "./error-table/row.ts";
import { templateCreationErrors, templateErrors } from "./error-table/template.ts";

export type { ErrorRow, FailureClass } from "./error-table/row.ts";

/** Every error of Meta's that Siar knows: class, sentence and advice in both languages. */
export const metaErrors: readonly ErrorRow[] = [
  ...accessErrors,
  ...passingErrors,
  ...recipientErrors,
  ...templateErrors,
  ...templateCreationErrors,
  ...requestErrors,
];

const byCode: ReadonlyMap<number, ErrorRow> = new Map(metaErrors.map((one) => [one.code, one]));

const PERMISSION_CODES = { from: 200, to: 299 };

/** What Meta told besides the code; decides only about codes that nobody knows. */
export interface Circumstances {
  readonly httpStatus?: number;
  readonly transient?: boolean;
}

export function metaError(code: number, circumstances: Circumstances = {}): ErrorRow {
  const known = byCode.get(code);
  if (known !== undefined) return known;
  if (code >= PERMISSION_CODES.from && code <= PERMISSION_CODES.to) {
    return row(
      code,
      "A",
      "permission",
      "A permission is missing or was taken back.",
      "Sebuah izin tidak ada atau sudah dicabut.",
    );
  }
  return unknownError(code, circumstances);
}

function unknownError(
  code: number,
  { httpStatus = 400, transient = false }: Circumstances,
): ErrorRow {
  const passing = transient || httpStatus >= 500;
  const en = `Meta refused with the code ${code}, which Siar does not know.`;
  const id = `Meta menolak dengan kode ${code} yang belum dikenal Siar.`;
  return passing ? row(code, "R", "wait", en, id) : row(code, "F", "report", en, id);
}

export const classOf = (code: number, circumstances: Circumstances = {}): FailureClass =>
  metaError(code, circumstances).class;

/** Code 100 with this subcode: what was asked about is not there, or not for this token to see. */
const NOT_THERE = { code: 100, subcode: 33 };

const notThere = row(
  NOT_THERE.code,
  "F",
  "lookup",
  "Meta knows nothing of this id, or the token may not see it.",
  "Meta tidak mengenal id ini, atau token tidak boleh melihatnya.",
);

/** For people: what happened, and what can be done about it. */
export function explain(
  code: number,
  locale: "en" | "id",
  subcode: number | null = null,
): { sentence: string; advice: string } {
  const hidden = code === NOT_THERE.code && subcode === NOT_THERE.subcode;
  const error = hidden ? notThere : metaError(code);
  return { sentence: error[locale], advice: advices[error.advice][locale] };
}
