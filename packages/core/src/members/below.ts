import type { Ctx } from "@siar/kernel/ctx";
import { fail } from "@siar/kernel/errors";
import { ok, type Result } from "@siar/kernel/result";
import { isBelow } from "../roles/rules/index.ts";
import { mayNow, type HasRole } from "./may.ts";
import { memberById, type Row } from "./store.ts";

/** For what was given already: a composed role that is gone may nothing. */
export const roleIsBelow = async (ctx: Ctx, given: HasRole): Promise<boolean> =>
  isBelow(await mayNow(ctx.db, given), ctx.actor.permissions);

/** A member whom the actor may manage. Nobody is below themselves, and nobody is above an owner. */
export async function memberBelow(ctx: Ctx, id: number): Promise<Result<Row>> {
  const member = await memberById(ctx.db, id);
  if (member === null) return fail("not-found", { what: "member" });
  return (await roleIsBelow(ctx, member)) ? ok(member) : fail("not-yours-to-give");
}
