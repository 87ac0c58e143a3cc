import { and, eq, sql } from "drizzle-orm";
import type { Ctx } from "@siar/kernel/ctx";
import { LOST_ONCE_IN, type UploadState } from "./rules/index.ts";
import { mediaUploads as u } from "./tables.ts";

type Reader = Pick<Ctx, "db">;

/** A file on a number. */
export interface Place {
  readonly mediaId: number;
  readonly numberId: number;
}

const at = ({ mediaId, numberId }: Place) => and(eq(u.mediaId, mediaId), eq(u.numberId, numberId));

export async function uploadStateOf(ctx: Reader, place: Place): Promise<UploadState | null> {
  const [row] = await ctx.db.select().from(u).where(at(place));
  return row ?? null;
}

/** False where somebody else uploads it at the moment. */
export async function beginUpload(
  ctx: Reader,
  { mediaId, numberId }: Place,
  { now, until }: { readonly now: number; readonly until: number },
): Promise<boolean> {
  const taken = await ctx.db
    .insert(u)
    .values({ mediaId, numberId, busyUntil: until })
    .onConflictDoUpdate({
      target: [u.mediaId, u.numberId],
      set: { busyUntil: until },
      setWhere: sql`${u.busyUntil} <= ${now}`,
    })
    .returning({ mediaId: u.mediaId });
  return taken.length > 0;
}

/** Whoever uploads it tries once more. */
export const goOnUploading = (ctx: Reader, place: Place, until: number) =>
  ctx.db.update(u).set({ busyUntil: until }).where(at(place));

export const endUpload = (ctx: Reader, place: Place, metaId: string, expiresAt: number) =>
  ctx.db
    .update(u)
    .set({ metaId, expiresAt, busyUntil: 0, failedAt: 0, failureCode: null })
    .where(at(place));

export const failUpload = (ctx: Reader, place: Place, failureCode: number | null, now: number) =>
  ctx.db.update(u).set({ busyUntil: 0, failedAt: now, failureCode }).where(at(place));

/**
 * Meta does not know this id any more. True: there is or will be another one. False: it was renewed
 * only lately, so the fault lies elsewhere.
 */
export async function loseUpload(
  ctx: Reader,
  place: Place,
  metaId: string,
  now: number,
): Promise<boolean> {
  await ctx.db
    .update(u)
    .set({ metaId: null, expiresAt: 0, lostAt: now })
    .where(and(at(place), eq(u.metaId, metaId), sql`${u.lostAt} <= ${now - LOST_ONCE_IN}`));
  const state = await uploadStateOf(ctx, place);
  return state === null || state.metaId !== metaId;
}
