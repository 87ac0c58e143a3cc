export { get, getSendableTemplate } from "./get.ts";
export { list } from "./list.ts";
export { preview } from "./preview.ts";
export { applyTemplateEvent, getTemplate } from "./store.ts";
export { sync } from "./sync.ts";
