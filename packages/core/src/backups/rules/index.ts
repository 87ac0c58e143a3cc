export { ABANDONED, lastNight, nextNight, stampOf } from "./night.ts";
export { secretMark } from "./secret-mark.ts";
export { inOrder, isKept, leftOut } from "./tables.ts";
export { readTarHeader, tarBlocks, tarEnd, tarHeader, tarPadding, tarSize } from "./tar.ts";
export { afterwards, beforeIndexes, IN_DOUBT, PAUSED_BY_RESTORE } from "./restored.ts";
