import { insertedId, newest } from "@siar/kernel/commit";
import { iso } from "@siar/kernel/clock";
import { fail } from "@siar/kernel/errors";
import { ok } from "@siar/kernel/result";
import { verb } from "@siar/kernel/verb";
import { acceptPassword } from "./password.ts";
import { judgeRole } from "./give-role.ts";
import { Member, NewMember } from "./schema.ts";
import { insertStatements } from "./store.ts";

export const create = verb({
  name: "member.create",
  summary: "Make a member below yourself, with a first password.",
  permission: "member:manage",
  input: NewMember,
  output: Member,
  fails: ["email-taken", "weak-password", "not-found", "not-yours-to-give", "changed-meanwhile"],
  run: async (ctx, { password, ...person }) => {
    const given = await judgeRole(ctx, person);
    if (!given.ok) return given;
    const hash = await acceptPassword(password, person);
    if (!hash.ok) return hash;
    const taken = fail("email-taken", {}, [{ path: "email", message: "This address is taken." }]);
    return ok({
      statements: [
        ...given.value.guards,
        ...insertStatements(ctx, { ...person, passwordHash: hash.value }),
      ],
      audit: {
        action: "member.create",
        entity: "member",
        entityId: newest("members"),
        after: person,
      },
      onDuplicate: { "members.email": taken.error },
      answer: (results) => ({
        id: insertedId(results[given.value.guards.length]),
        name: person.name,
        email: person.email,
        role: person.role,
        customRole: given.value.customRole,
        suspended: false,
        createdAt: iso(ctx.now),
      }),
    });
  },
});
