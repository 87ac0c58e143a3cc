import { isBackupUnderWay } from "@siar/core/backups";
import { forgetMembers } from "@siar/core/bulk";
import { sweepLinks } from "@siar/core/entry-links";
import { sweepSignIns } from "@siar/core/members";
import { sweepSnapshots } from "@siar/core/segments";
import { sweepRevokedLeases } from "@siar/core/sending";
import { DAY } from "@siar/kernel/clock";
import { idempotencyKeys } from "@siar/kernel/tables";
import { lt } from "drizzle-orm";
import type { Tick } from "./tick.ts";

/** A repetition with the same key is recognised for this long. */
const KEYS_LAST = DAY;

/** The rest is swept a minute later. */
const STEPS = 20;

/** Small steps until nothing is left. Answers how many there were. */
async function sweep(step: () => Promise<boolean>): Promise<number> {
  let steps = 0;
  while (steps < STEPS && (await step())) steps += 1;
  return steps;
}

export const sweepTick: Tick = {
  name: "sweep",
  run: async (ctx) => {
    const old = ctx.now - KEYS_LAST;
    const { meta } = await ctx.db.delete(idempotencyKeys).where(lt(idempotencyKeys.createdAt, old));
    await sweepSignIns(ctx.db, ctx.now);
    await sweepLinks(ctx.db, ctx.now);
    await sweepRevokedLeases(ctx);
    const memberSteps = await sweep(() => forgetMembers(ctx));
    // A backup that has read a segment reads its people later: until then, they stay.
    const isRead = await isBackupUnderWay(ctx);
    const snapshotSteps = isRead ? 0 : await sweep(() => sweepSnapshots(ctx));
    return { idempotencyKeys: meta.changes, memberSteps, snapshotSteps };
  },
};
