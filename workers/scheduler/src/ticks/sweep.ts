import { forgetMembers } from "@siar/core/bulk";
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
const SNAPSHOT_STEPS = 20;

export const sweepTick: Tick = {
  name: "sweep",
  run: async (ctx) => {
    const old = ctx.now - KEYS_LAST;
    const { meta } = await ctx.db.delete(idempotencyKeys).where(lt(idempotencyKeys.createdAt, old));
    await sweepSignIns(ctx.db, ctx.now);
    await sweepRevokedLeases(ctx);
    await forgetMembers(ctx, ctx.now - DAY);
    let snapshotSteps = 0;
    while (snapshotSteps < SNAPSHOT_STEPS && (await sweepSnapshots(ctx))) snapshotSteps += 1;
    return { idempotencyKeys: meta.changes, snapshotSteps };
  },
};
