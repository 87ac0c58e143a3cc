export type { Fault } from "./block.ts";
export { faultsOf, parseMessage, readMessage, type Placed } from "./parse.ts";
export { hasChoice, variablesOf, type Part, type Said, type VariableName } from "./parts.ts";
export { missingOf, renderMessage } from "./render.ts";
export type { Person } from "./resolve.ts";
export { faultSentence } from "./sentence.ts";
export { samplePerson } from "./sample.ts";
export { variantsOf } from "./variants.ts";
export { writeMessage, writePart } from "./write.ts";
