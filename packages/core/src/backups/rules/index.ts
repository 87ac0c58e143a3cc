export { ABANDONED, lastNight, nextNight, stampOf } from "./night.ts";
export { secretMark } from "./secret-mark.ts";
export { inOrder, leftOut } from "./tables.ts";
export { readTarHeader, tarBlocks, tarEnd, tarHeader, tarPadding, tarSize } from "./tar.ts";
export { afterwards, beforeIndexes } from "./restored.ts";
