import { guardChanged } from "@siar/kernel/commit";
import { fail } from "@siar/kernel/errors";
import { ok } from "@siar/kernel/result";
import { verb } from "@siar/kernel/verb";
import { memberBelow } from "./below.ts";
import { judgeRole } from "./give-role.ts";
import { Member, MemberId, RoleGiven } from "./schema.ts";
import { giveRole, show } from "./store.ts";

export const changeRole = verb({
  name: "member.change-role",
  summary: "Give a member below you another role. It holds from their next request on.",
  permission: "member:manage",
  input: RoleGiven.extend(MemberId.shape),
  output: Member,
  fails: ["not-found", "not-yours-to-give", "changed-meanwhile"],
  run: async (ctx, { id, ...given }) => {
    const before = await memberBelow(ctx, id);
    if (!before.ok) return before;
    const judged = await judgeRole(ctx, given);
    if (!judged.ok) return judged;
    const { customRole, guards } = judged.value;
    const shown = show(before.value);
    return ok({
      statements: [...guards, giveRole(ctx, before.value, given), guardChanged(ctx.db)],
      audit: {
        action: "member.change-role",
        entity: "member",
        entityId: id,
        before: { role: shown.customRole?.name ?? shown.role },
        after: { role: customRole?.name ?? given.role },
      },
      onGuard: fail("changed-meanwhile").error,
      answer: () => ({ ...shown, role: given.role, customRole }),
    });
  },
});
