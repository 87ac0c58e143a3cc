import { MINUTE } from "@siar/kernel/clock";
import type { Ctx } from "@siar/kernel/ctx";
import { countOldest } from "./store/facts.ts";

/** Whoever looks has a block counted at once; nobody needs each change of the others at once. */
const REST = 10 * MINUTE;

/** Counts one block that has waited for it; false where none has. */
export const countChanged = (ctx: Ctx): Promise<boolean> => countOldest(ctx, ctx.now - REST);
