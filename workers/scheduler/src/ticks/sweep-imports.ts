import { sweepImports } from "@siar/core/imports";
import type { Tick } from "./tick.ts";

/** Uploaded files are full of people's data: they stay no longer than anybody needs them. */
export const sweepImportsTick: Tick = {
  name: "sweep-imports",
  run: async (ctx, { FILES }) => ({ files: await sweepImports(ctx, FILES) }),
};
