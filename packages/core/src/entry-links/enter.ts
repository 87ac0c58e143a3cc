import { z } from "zod";
import { newest } from "@siar/kernel/commit";
import type { Ctx } from "@siar/kernel/ctx";
import { fail } from "@siar/kernel/errors";
import { ok } from "@siar/kernel/result";
import { sha256 } from "@siar/kernel/secret";
import { query, verb } from "@siar/kernel/verb";
import { acceptPassword, findMember, newMember, newPassword } from "../members/index.ts";
import { roleIsThereStatements } from "../roles/index.ts";
import { getSettings } from "../settings/index.ts";
import { Entering, Entry, LookThrough } from "./schema.ts";
import { linkByHash, linkIsThere, removeLink, type Row } from "./store.ts";

export const look = query({
  name: "entry.look",
  summary: "What a link is for, before it is used.",
  permission: null,
  input: LookThrough,
  output: Entry,
  fails: ["link-over"],
  run: async (ctx, { token }) => {
    const link = await linkByHash(ctx, await sha256(token));
    if (link === null) return fail("link-over");
    const [{ businessName }, member] = await Promise.all([
      getSettings(ctx),
      link.memberId === null ? null : findMember(ctx.db, link.memberId),
    ]);
    const kind = link.memberId === null ? ("invitation" as const) : ("password" as const);
    return ok({ kind, email: link.email, name: member?.name ?? null, businessName });
  },
});

/** Uses a link up. Whoever calls signs them in afterwards, with the e-mail that is answered. */
export const enterByLink = verb({
  name: "entry.use",
  summary: "Accept an invitation, or set a new password, by a link; who does is signed in.",
  permission: null,
  input: Entering,
  output: z.object({ email: z.string() }),
  fails: ["link-over", "weak-password", "email-taken"],
  run: async (ctx, { token, name, password }) => {
    const link = await linkByHash(ctx, await sha256(token));
    if (link === null) return fail("link-over");
    return link.memberId === null
      ? accept(ctx, link, name, password)
      : renew(ctx, link, link.memberId, password);
  },
});

async function accept(ctx: Ctx, link: Row, name: string | undefined, password: string) {
  if (name === undefined) {
    return fail("invalid-input", {}, [{ path: "name", message: "A name is needed." }]);
  }
  const { email, role, customRoleId } = link;
  const person = { name, email, role, customRoleId };
  const hash = await acceptPassword(password, person);
  if (!hash.ok) return hash;
  return ok({
    statements: [
      linkIsThere(ctx, link.id),
      ...roleIsThereStatements(ctx.db, customRoleId),
      ...newMember(ctx, { ...person, passwordHash: hash.value }),
      removeLink(ctx, link.id),
    ],
    audit: {
      action: "member.accept",
      entity: "member",
      entityId: newest("members"),
      after: { name, email, role, invitedBy: link.madeBy },
    },
    onGuard: fail("link-over").error,
    onDuplicate: { "members.email": fail("email-taken").error },
    answer: () => ({ email }),
  });
}

/** Whoever sets a new password may have lost the old one to somebody: every session ends. */
async function renew(ctx: Ctx, link: Row, memberId: number, password: string) {
  const member = await findMember(ctx.db, memberId);
  if (member === null || member.suspendedAt !== null) return fail("link-over");
  const hash = await acceptPassword(password, member);
  if (!hash.ok) return hash;
  return ok({
    statements: [
      linkIsThere(ctx, link.id),
      ...newPassword(ctx, memberId, hash.value),
      removeLink(ctx, link.id),
    ],
    audit: { action: "member.new-password", entity: "member", entityId: memberId },
    onGuard: fail("link-over").error,
    answer: () => ({ email: member.email }),
  });
}
