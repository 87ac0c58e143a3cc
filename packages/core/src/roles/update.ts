import { changes } from "@siar/kernel/changes";
import { guardChanged } from "@siar/kernel/commit";
import { fail } from "@siar/kernel/errors";
import { ok } from "@siar/kernel/result";
import { verb } from "@siar/kernel/verb";
import { nameTaken } from "./create.ts";
import { ownersAlone } from "./judge.ts";
import { composed } from "./rules/index.ts";
import { Role, RoleId, RoleInput, RoleVersion } from "./schema.ts";
import { findRole, updateRole } from "./store.ts";

export const update = verb({
  name: "role.update",
  summary: "Change a role: what its members may do changes with their next request.",
  permission: "role:manage",
  input: RoleInput.extend({ ...RoleId.shape, version: RoleVersion }),
  output: Role,
  fails: ["not-found", "name-taken", "changed-meanwhile"],
  run: async (ctx, { id, version, ...role }) => {
    const refused = ownersAlone(role.permissions);
    if (refused !== null) return refused;
    const before = await findRole(ctx.db, id);
    if (before === null) return fail("not-found", { what: "role" });
    const whole = { ...role, permissions: composed(role.permissions) };
    return ok({
      statements: [updateRole(ctx, id, version, whole), guardChanged(ctx.db)],
      audit: { action: "role.update", entity: "role", entityId: id, ...changes(before, whole) },
      onDuplicate: nameTaken(role.name),
      answer: () => ({ ...before, ...whole, version: version + 1 }),
    });
  },
});
