import { guardChanged } from "@siar/kernel/commit";
import { personOf } from "@siar/kernel/ctx";
import { fail } from "@siar/kernel/errors";
import { ok } from "@siar/kernel/result";
import { verb } from "@siar/kernel/verb";
import { memberBelow } from "./below.ts";
import { Member, MemberId } from "./schema.ts";
import { giveRole, memberById, show } from "./store.ts";

/**
 * The only way to become or to stop being an owner: both happen in one batch, so there is never
 * none, and of two hand-overs at once the second finds that its owner is one no more.
 */
export const handOver = verb({
  name: "member.hand-over",
  summary: "Make another member the owner; you become a manager.",
  permission: "role:manage",
  input: MemberId,
  output: Member,
  fails: ["not-found", "not-yours-to-give", "changed-meanwhile"],
  run: async (ctx, { id }) => {
    const memberId = personOf(ctx);
    const me = memberId === null ? null : await memberById(ctx.db, memberId);
    if (me === null) return fail("not-signed-in");
    const heir = await memberBelow(ctx, id);
    if (!heir.ok) return heir;
    if (heir.value.suspendedAt !== null) return fail("not-yours-to-give");
    const owner = { role: "owner", customRoleId: null } as const;
    return ok({
      statements: [
        giveRole(ctx, me, { role: "manager", customRoleId: null }),
        guardChanged(ctx.db),
        giveRole(ctx, heir.value, owner),
        guardChanged(ctx.db),
      ],
      audit: {
        action: "member.hand-over",
        entity: "member",
        entityId: id,
        before: { role: heir.value.customRoleName ?? heir.value.role, owner: me.name },
        after: { role: "owner", owner: heir.value.name },
      },
      answer: () => ({ ...show(heir.value), role: "owner" as const, customRole: null }),
    });
  },
});
