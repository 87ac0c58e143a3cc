export { exportContacts } from "./contacts.ts";
export { textStream } from "./text-stream.ts";
