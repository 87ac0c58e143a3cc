import type { Statement } from "@siar/kernel/commit";
import type { Ctx } from "@siar/kernel/ctx";
import { fail } from "@siar/kernel/errors";
import { ok, type Result } from "@siar/kernel/result";
import { findRole, roleIsThereStatements } from "../roles/index.ts";
import { isBelow, permissionsOf } from "../roles/rules/index.ts";
import type { RoleName } from "../roles/schema.ts";
import type { Member } from "./schema.ts";

interface Given {
  readonly customRole: Member["customRole"];
  /** What must still hold when the role is given. */
  readonly guards: readonly Statement[];
}

/** One gives only roles that may truly less than oneself: nobody rises by another's hand. */
export async function judgeRole(
  ctx: Ctx,
  { role, customRoleId }: { role: RoleName; customRoleId: number | null },
): Promise<Result<Given>> {
  if ((role === "custom") !== (customRoleId !== null)) {
    const message = "A composed role is named by its id, a built-in one has none.";
    return fail("invalid-input", {}, [{ path: "customRoleId", message }]);
  }
  const custom = customRoleId === null ? null : await findRole(ctx.db, customRoleId);
  if (customRoleId !== null && custom === null) return fail("not-found", { what: "role" });
  const permissions = permissionsOf(role, custom?.permissions ?? null);
  if (!isBelow(permissions, ctx.actor.permissions)) return fail("not-yours-to-give");
  return ok({
    customRole: custom === null ? null : { id: custom.id, name: custom.name },
    guards: roleIsThereStatements(ctx.db, customRoleId),
  });
}
