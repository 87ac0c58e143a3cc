import { z } from "zod";
import { guardChanged, guardThat } from "@siar/kernel/commit";
import { fail } from "@siar/kernel/errors";
import { ok } from "@siar/kernel/result";
import { verb } from "@siar/kernel/verb";
import { RoleId } from "./schema.ts";
import { findRole, nobodyHas, removeRole } from "./store.ts";

export const remove = verb({
  name: "role.delete",
  summary: "Delete a role that no member has.",
  permission: "role:manage",
  input: RoleId,
  output: z.object({ id: z.number().int() }),
  fails: ["not-found", "role-in-use", "changed-meanwhile"],
  run: async (ctx, { id }) => {
    const before = await findRole(ctx.db, id);
    if (before === null) return fail("not-found", { what: "role" });
    const { name, description, permissions, memberCount } = before;
    if (memberCount > 0) return fail("role-in-use", { members: memberCount });
    return ok({
      statements: [guardThat(ctx.db, nobodyHas(id)), removeRole(ctx, id), guardChanged(ctx.db)],
      audit: {
        action: "role.delete",
        entity: "role",
        entityId: id,
        before: { name, description, permissions },
      },
      answer: () => ({ id }),
    });
  },
});
