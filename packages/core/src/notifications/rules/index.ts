export { kindsFor } from "./audience.ts";
export { sentenceOfNotice, sentences } from "./sentences.ts";
