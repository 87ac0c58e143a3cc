import { sentenceOf } from "@siar/kernel/errors";
import type { Fault } from "./block.ts";

/** A fault in the words of the API's own refusals. */
export const faultSentence = ({ failure }: Fault, locale: "en" | "id"): string =>
  sentenceOf(failure, locale);
