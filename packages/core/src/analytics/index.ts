export { analyze } from "./analyze.ts";
export { breakdown } from "./breakdown.ts";
export { countChanged } from "./count-changed.ts";
export { engagement } from "./engagement.ts";
export { messages, tracking } from "./messages.ts";
export { recountDue } from "./recount.ts";
export { timeline } from "./timeline.ts";
