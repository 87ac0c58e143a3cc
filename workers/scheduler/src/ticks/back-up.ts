import { startNightly } from "@siar/core/backups";
import type { Tick } from "./tick.ts";

export const backUpTick: Tick = {
  name: "back-up",
  run: async (ctx) => ({ started: (await startNightly(ctx)) ? 1 : 0 }),
};
