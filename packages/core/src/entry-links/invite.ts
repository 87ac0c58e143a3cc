import { z } from "zod";
import { iso } from "@siar/kernel/clock";
import { guardChanged, insertedId, newest } from "@siar/kernel/commit";
import { fail } from "@siar/kernel/errors";
import { ok } from "@siar/kernel/result";
import { sha256 } from "@siar/kernel/secret";
import { query, verb } from "@siar/kernel/verb";
import { emailIsTaken, judgeRole, roleIsBelow } from "../members/index.ts";
import { lasts, pathOf, tokenBytes, tokenFrom } from "./rules/index.ts";
import { Invitation, InvitationId, InvitationInput, NewInvitation } from "./schema.ts";
import { insertLink, invitationById, invitationTo, openInvitations, removeLink } from "./store.ts";

export const invite = verb({
  name: "member.invite",
  summary: "Invite a member below yourself. The link works once, for seven days.",
  permission: "member:manage",
  input: InvitationInput,
  output: NewInvitation,
  fails: ["email-taken", "not-found", "not-yours-to-give", "changed-meanwhile"],
  run: async (ctx, { email, ...given }) => {
    const { memberId } = ctx.actor;
    if (memberId === null) return fail("not-signed-in");
    const judged = await judgeRole(ctx, given);
    if (!judged.ok) return judged;
    if (await emailIsTaken(ctx, email)) {
      return fail("email-taken", {}, [{ path: "email", message: "This address is taken." }]);
    }
    const former = await invitationTo(ctx, email);
    if (former !== null && !(await roleIsBelow(ctx, former))) return fail("not-yours-to-give");
    const { customRole, guards } = judged.value;
    const token = tokenFrom(crypto.getRandomValues(new Uint8Array(tokenBytes)));
    const expiresAt = ctx.now + lasts.invitation;
    const row = { email, ...given, madeBy: memberId, createdAt: ctx.now, expiresAt };
    const hash = await sha256(token);
    return ok({
      statements: [...guards, ...insertLink(ctx, { ...row, hash, memberId: null })],
      audit: {
        action: "member.invite",
        entity: "invitation",
        entityId: newest("entry_links"),
        after: { email, role: customRole?.name ?? given.role },
      },
      answer: (results) => ({
        id: insertedId(results[guards.length + 1]),
        email,
        role: given.role,
        customRole,
        createdAt: iso(ctx.now),
        expiresAt: iso(expiresAt),
        path: pathOf(token),
      }),
    });
  },
});

export const listInvitations = query({
  name: "invitation.list",
  summary: "List the invitations that nobody has accepted yet.",
  permission: "member:manage",
  input: z.object({}),
  output: z.object({ items: z.array(Invitation), nextCursor: z.null() }),
  run: async (ctx) => ok({ items: await openInvitations(ctx), nextCursor: null }),
});

export const withdraw = verb({
  name: "invitation.withdraw",
  summary: "Withdraw an invitation: its link opens nothing any more.",
  permission: "member:manage",
  input: InvitationId,
  output: z.object({ id: z.number().int() }),
  fails: ["not-found", "not-yours-to-give"],
  run: async (ctx, { id }) => {
    const invitation = await invitationById(ctx, id);
    if (invitation === null) return fail("not-found", { what: "invitation" });
    if (!(await roleIsBelow(ctx, invitation))) return fail("not-yours-to-give");
    const { email, role, customRoleName } = invitation;
    return ok({
      statements: [removeLink(ctx, id), guardChanged(ctx.db)],
      audit: {
        action: "invitation.withdraw",
        entity: "invitation",
        entityId: id,
        before: { email, role: customRoleName ?? role },
      },
      onGuard: fail("not-found", { what: "invitation" }).error,
      answer: () => ({ id }),
    });
  },
});
