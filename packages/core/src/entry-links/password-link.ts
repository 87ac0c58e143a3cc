import { iso } from "@siar/kernel/clock";
import { fail } from "@siar/kernel/errors";
import { ok } from "@siar/kernel/result";
import { sha256 } from "@siar/kernel/secret";
import { verb } from "@siar/kernel/verb";
import { memberBelow } from "../members/index.ts";
import { MemberId } from "../members/schema.ts";
import { lasts, pathOf, tokenBytes, tokenFrom } from "./rules/index.ts";
import { PasswordLink } from "./schema.ts";
import { insertLink } from "./store.ts";

export const passwordLink = verb({
  name: "member.password-link",
  summary: "Make a link by which a member below you sets a new password, once, within two hours.",
  permission: "member:manage",
  input: MemberId,
  output: PasswordLink,
  fails: ["not-found", "not-yours-to-give"],
  run: async (ctx, { id }) => {
    const { memberId } = ctx.actor;
    if (memberId === null) return fail("not-signed-in");
    const member = await memberBelow(ctx, id);
    if (!member.ok) return member;
    const { email, role, customRoleId } = member.value;
    const token = tokenFrom(crypto.getRandomValues(new Uint8Array(tokenBytes)));
    const expiresAt = ctx.now + lasts.password;
    const made = { madeBy: memberId, createdAt: ctx.now, expiresAt };
    const hash = await sha256(token);
    return ok({
      statements: insertLink(ctx, { hash, memberId: id, email, role, customRoleId, ...made }),
      audit: { action: "member.password-link", entity: "member", entityId: id },
      answer: () => ({ path: pathOf(token), expiresAt: iso(expiresAt) }),
    });
  },
});
