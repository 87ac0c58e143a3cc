import type { Db } from "@siar/kernel/ctx";
import type { Permission } from "@siar/kernel/permission";
import { findRole } from "../roles/index.ts";
import { permissionsOf } from "../roles/rules/index.ts";
import type { RoleName } from "../roles/schema.ts";

export interface HasRole {
  readonly role: RoleName;
  readonly customRoleId?: number | null | undefined;
}

/** What a member may do at this moment. Only a composed role has to be asked for. */
export async function mayNow(
  db: Db,
  { role, customRoleId }: HasRole,
): Promise<ReadonlySet<Permission>> {
  const composed =
    role === "custom" && typeof customRoleId === "number" ? await findRole(db, customRoleId) : null;
  return permissionsOf(role, composed?.permissions ?? null);
}
