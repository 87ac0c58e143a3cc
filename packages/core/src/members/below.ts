import type { Ctx } from "@siar/kernel/ctx";
import { fail } from "@siar/kernel/errors";
import { ok, type Result } from "@siar/kernel/result";
import { isBelow } from "../roles/rules/index.ts";
import { mayNow } from "./may.ts";
import { memberById, type Row } from "./store.ts";

/** A member whom the actor may manage. Nobody is below themselves, and nobody is above an owner. */
export async function memberBelow(ctx: Ctx, id: number): Promise<Result<Row>> {
  const member = await memberById(ctx.db, id);
  if (member === null) return fail("not-found", { what: "member" });
  const theirs = await mayNow(ctx.db, member);
  return isBelow(theirs, ctx.actor.permissions) ? ok(member) : fail("not-yours-to-give");
}
