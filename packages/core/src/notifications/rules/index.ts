export { kindsFor } from "./audience.ts";
export { sentenceOfReason } from "./reasons.ts";
export { sentenceOfNotice, sentences } from "./sentences.ts";
