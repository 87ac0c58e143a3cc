import type { Statement } from "@siar/kernel/commit";
import type { Ctx } from "@siar/kernel/ctx";
import { sha256 } from "@siar/kernel/secret";
import { findMember, guardAsSeen, judgeRole, mayNow, memberBelow } from "../members/index.ts";
import { linkByHash, linkIsThere, type Row } from "./store.ts";

interface Opened {
  readonly link: Row;
  /** What must still hold when the link is used. */
  readonly guards: readonly Statement[];
}

export interface Invited extends Opened {
  readonly kind: "invitation";
  readonly roleName: string;
}

export interface Renewing extends Opened {
  readonly kind: "password";
  readonly member: NonNullable<Awaited<ReturnType<typeof findMember>>>;
}

/** A link opens only what whoever made it could still make it for: it outlives no right. */
export async function openLink(ctx: Ctx, token: string): Promise<Invited | Renewing | null> {
  const link = await linkByHash(ctx, await sha256(token));
  if (link === null) return null;
  const maker = await findMember(ctx.db, link.madeBy);
  if (maker === null || maker.suspendedAt !== null) return null;
  const { id: memberId, name } = maker;
  const permissions = await mayNow(ctx.db, maker);
  if (!permissions.has("member:manage")) return null;
  const asMaker: Ctx = {
    ...ctx,
    actor: { kind: "member", memberId, keyId: null, name, permissions },
  };
  const guards = [linkIsThere(ctx, link.id), guardAsSeen(ctx, maker)];
  return link.memberId === null
    ? openInvitation(asMaker, link, guards)
    : openPassword(asMaker, link, link.memberId, guards);
}

async function openInvitation(
  asMaker: Ctx,
  link: Row,
  guards: readonly Statement[],
): Promise<Invited | null> {
  const judged = await judgeRole(asMaker, link);
  if (!judged.ok) return null;
  const roleName = judged.value.customRole?.name ?? link.role;
  return { kind: "invitation", link, roleName, guards: [...guards, ...judged.value.guards] };
}

/** It was made for the member as they were: who has risen or fallen since asks for another. */
async function openPassword(
  asMaker: Ctx,
  link: Row,
  memberId: number,
  guards: readonly Statement[],
): Promise<Renewing | null> {
  const below = await memberBelow(asMaker, memberId);
  if (!below.ok) return null;
  const member = below.value;
  const same = member.role === link.role && member.customRoleId === link.customRoleId;
  if (!same || member.suspendedAt !== null) return null;
  return { kind: "password", link, member, guards: [...guards, guardAsSeen(asMaker, member)] };
}
