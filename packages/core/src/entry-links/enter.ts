import { z } from "zod";
import { newest } from "@siar/kernel/commit";
import type { Ctx } from "@siar/kernel/ctx";
import { fail } from "@siar/kernel/errors";
import { ok } from "@siar/kernel/result";
import { query, verb } from "@siar/kernel/verb";
import { acceptPassword, newMember, newPassword } from "../members/index.ts";
import { getSettings } from "../settings/index.ts";
import { openLink, type Invited, type Renewing } from "./open.ts";
import { Entering, Entry, LookThrough } from "./schema.ts";
import { removeLink } from "./store.ts";

export const look = query({
  name: "entry.look",
  summary: "What a link is for, before it is used.",
  permission: null,
  input: LookThrough,
  output: Entry,
  fails: ["link-over"],
  run: async (ctx, { token }) => {
    const [opened, { businessName }] = await Promise.all([openLink(ctx, token), getSettings(ctx)]);
    if (opened === null) return fail("link-over");
    const { kind, link } = opened;
    const name = kind === "password" ? opened.member.name : null;
    return ok({ kind, email: link.email, name, businessName });
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
    const opened = await openLink(ctx, token);
    if (opened === null) return fail("link-over");
    return opened.kind === "invitation"
      ? accept(ctx, opened, name, password)
      : renew(ctx, opened, password);
  },
});

async function accept(ctx: Ctx, opened: Invited, name: string | undefined, password: string) {
  if (name === undefined) {
    return fail("invalid-input", {}, [{ path: "name", message: "A name is needed." }]);
  }
  const { link, guards, roleName } = opened;
  const { email, role, customRoleId } = link;
  const person = { name, email, role, customRoleId };
  const hash = await acceptPassword(password, person);
  if (!hash.ok) return hash;
  return ok({
    statements: [
      ...guards,
      ...newMember(ctx, { ...person, passwordHash: hash.value }),
      removeLink(ctx, link.id),
    ],
    audit: {
      action: "member.accept",
      entity: "member",
      entityId: newest("members"),
      after: { name, email, role: roleName, invitedBy: link.madeBy },
    },
    onGuard: fail("link-over").error,
    onDuplicate: { "members.email": fail("email-taken").error },
    answer: () => ({ email }),
  });
}

/** Whoever sets a new password may have lost the old one to somebody: every session ends. */
async function renew(ctx: Ctx, { link, member, guards }: Renewing, password: string) {
  const hash = await acceptPassword(password, member);
  if (!hash.ok) return hash;
  return ok({
    statements: [...guards, ...newPassword(ctx, member.id, hash.value), removeLink(ctx, link.id)],
    audit: { action: "member.new-password", entity: "member", entityId: member.id },
    onGuard: fail("link-over").error,
    answer: () => ({ email: member.email }),
  });
}
