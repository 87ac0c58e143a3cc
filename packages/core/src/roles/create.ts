import { iso } from "@siar/kernel/clock";
import { insertedId, newest } from "@siar/kernel/commit";
import { fail } from "@siar/kernel/errors";
import { ok } from "@siar/kernel/result";
import { verb } from "@siar/kernel/verb";
import { ownersAlone } from "./judge.ts";
import { composed } from "./rules/index.ts";
import { Role, RoleInput } from "./schema.ts";
import { insertRole } from "./store.ts";

export const nameTaken = (name: string) => ({
  "roles.name": fail("name-taken", { name }, [{ path: "name", message: "This name is taken." }])
    .error,
});

export const create = verb({
  name: "role.create",
  summary: "Compose a role. Writing campaigns and segments is the owner's alone.",
  permission: "role:manage",
  input: RoleInput,
  output: Role,
  fails: ["name-taken"],
  run: async (ctx, role) => {
    const refused = ownersAlone(role.permissions);
    if (refused !== null) return refused;
    const whole = { ...role, permissions: composed(role.permissions) };
    return ok({
      statements: [insertRole(ctx, whole)],
      audit: { action: "role.create", entity: "role", entityId: newest("roles"), after: whole },
      onDuplicate: nameTaken(role.name),
      answer: ([inserted]) => ({
        ...whole,
        id: insertedId(inserted),
        memberCount: 0,
        createdAt: iso(ctx.now),
        version: 1,
      }),
    });
  },
});
