export { exportContacts, whomOf } from "./contacts.ts";
export { textStream } from "./text-stream.ts";
