import { z } from "zod";
import { guardChanged } from "@siar/kernel/commit";
import { ok } from "@siar/kernel/result";
import { verb } from "@siar/kernel/verb";
import { revokeAllOf } from "../api-keys/index.ts";
import { memberBelow } from "./below.ts";
import { MemberId } from "./schema.ts";
import { removeStatements } from "./store.ts";

export const remove = verb({
  name: "member.remove",
  summary: "Remove a member: what they did stays, what let them in is gone.",
  permission: "member:manage",
  input: MemberId,
  output: z.object({ id: z.number().int() }),
  fails: ["not-found", "not-yours-to-give", "changed-meanwhile"],
  run: async (ctx, { id }) => {
    const member = await memberBelow(ctx, id);
    if (!member.ok) return member;
    const { name, email, role, customRoleName } = member.value;
    const [leave, ...forget] = removeStatements(ctx, member.value);
    return ok({
      statements: [leave, guardChanged(ctx.db), ...forget, revokeAllOf(ctx, id)],
      audit: {
        action: "member.remove",
        entity: "member",
        entityId: id,
        before: { name, email, role: customRoleName ?? role },
      },
      answer: () => ({ id }),
    });
  },
});
