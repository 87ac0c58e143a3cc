export * from "./at-meta.ts";
export { bytesOf, type Bytes } from "./bytes.ts";
export { dispositionOf, fileNameOf } from "./file-name.ts";
export { inspect, type Inspected } from "./inspect.ts";
export { Look } from "./look.ts";
export { rangeOf, type Range } from "./range.ts";
export { HEAD, kindOfContainer, sniff, type Container } from "./sniff.ts";
export { kindOf, LARGEST, limitOf, mediaTypes, type MediaType } from "./types.ts";
