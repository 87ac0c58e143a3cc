import type { Advice } from "./advice.ts";

/**
 * What a failure asks of the sender: R try again later, S slow down, P final for this recipient,
 * T stop the template, A stop the account, F our request is wrong.
 */
export type FailureClass = "R" | "S" | "P" | "T" | "A" | "F";

export interface ErrorRow {
  readonly code: number;
  readonly class: FailureClass;
  readonly en: string;
  readonly id: string;
  readonly advice: Advice;
  /** How far a slowdown or a stop reaches; the account where nothing is said. */
  readonly scope?: "recipient" | "number" | "country";
  /** Not before this long; an ordinary backoff where nothing is said. */
  readonly waitMs?: number;
  /** Worth a single repetition only. */
  readonly once?: true;
  /** One such refusal is the recipient's, a row of them the template's. */
  readonly suspectsTemplate?: true;
  readonly consequence?: "opt-out" | "not-on-whatsapp" | "no-marketing-for-a-day";
}

type Extra = Omit<ErrorRow, "code" | "class" | "en" | "id" | "advice">;

export const row = (
  code: number,
  failureClass: FailureClass,
  advice: Advice,
  en: string,
  id: string,
  extra: Extra = {},
): ErrorRow => ({ code, class: failureClass, en, id, advice, ...extra });
