import type { Ctx } from "@siar/kernel/ctx";
import { fail } from "@siar/kernel/errors";
import { ok, type Result } from "@siar/kernel/result";
import { getSettings } from "../settings/index.ts";
import type { Session } from "./schema.ts";
import { memberById, show } from "./store.ts";

/** Who is signed in, for the pages: permissions decide what they show, the server decides what works. */
export async function describeSession(ctx: Ctx, mode: Session["mode"]): Promise<Result<Session>> {
  const { memberId, permissions } = ctx.actor;
  const member = memberId === null ? null : await memberById(ctx.db, memberId);
  if (member === null) return fail("not-signed-in");
  const { id, name, email, role, customRole } = show(member);
  const { businessName, defaultCountry, timezone, locale, quietHours } = await getSettings(ctx);
  return ok({
    member: { id, name, email, role, customRole },
    permissions: [...permissions],
    business: { name: businessName, defaultCountry, timezone, locale, quietHours },
    mode,
  });
}
