export { parseMessage, variablesOf, writeMessage, type Part, type VariableName } from "./parse.ts";
export { missingOf, renderMessage, type Person } from "./render.ts";
export { samplePerson } from "./sample.ts";
