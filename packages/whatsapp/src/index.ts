export { createClient, type ClientOptions } from "./client.ts";
export type {
  TemplateSubmission,
  WhatsAppClient,
  WireHealth,
  WireNumber,
  WireTemplate,
} from "./client.ts";
export { lanesOf, type Lanes } from "./lanes.ts";
export { isPassing, type Answer, type NoAnswer } from "./questions.ts";
export { classOf, explain, metaError, type ErrorRow, type FailureClass } from "./errors.ts";
export type { OutgoingFile } from "./media-form.ts";
export type { MediaRef, OutgoingContent, OutgoingMessage, Recipient } from "./message.ts";
export type { SendOutcome } from "./send.ts";
export { isSignedBy, sameText } from "./signature.ts";
export type { Fetch } from "./transport.ts";
export type { FilledTemplate, TemplateShape, TemplateSlot } from "./template.ts";
export { fillTemplate, type TemplateMedia } from "./template-fill.ts";
export { problemSentence, type TemplateProblem } from "./template-problems.ts";
