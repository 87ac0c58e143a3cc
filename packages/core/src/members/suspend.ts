import { guardChanged } from "@siar/kernel/commit";
import { fail } from "@siar/kernel/errors";
import { ok } from "@siar/kernel/result";
import { verb } from "@siar/kernel/verb";
import { memberBelow } from "./below.ts";
import { Member, MemberId } from "./schema.ts";
import { endSessions, setSuspended, show } from "./store.ts";

const fails = ["not-found", "not-yours-to-give", "changed-meanwhile"] as const;

export const suspend = verb({
  name: "member.suspend",
  summary: "Shut a member out: their sessions end, their API keys open nothing.",
  permission: "member:manage",
  input: MemberId,
  output: Member,
  fails,
  run: async (ctx, { id }) => {
    const member = await memberBelow(ctx, id);
    if (!member.ok) return member;
    return ok({
      statements: [
        setSuspended(ctx, member.value, true),
        guardChanged(ctx.db),
        endSessions(ctx, id),
      ],
      audit: { action: "member.suspend", entity: "member", entityId: id },
      onGuard: fail("changed-meanwhile").error,
      answer: () => ({ ...show(member.value), suspended: true }),
    });
  },
});

export const reinstate = verb({
  name: "member.reinstate",
  summary: "Let a suspended member in again.",
  permission: "member:manage",
  input: MemberId,
  output: Member,
  fails,
  run: async (ctx, { id }) => {
    const member = await memberBelow(ctx, id);
    if (!member.ok) return member;
    return ok({
      statements: [setSuspended(ctx, member.value, false), guardChanged(ctx.db)],
      audit: { action: "member.reinstate", entity: "member", entityId: id },
      onGuard: fail("changed-meanwhile").error,
      answer: () => ({ ...show(member.value), suspended: false }),
    });
  },
});
