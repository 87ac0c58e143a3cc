import { cutPage, idCursor, PageInput, pageOf } from "@siar/kernel/page";
import { ok } from "@siar/kernel/result";
import type { Ctx } from "@siar/kernel/ctx";
import type { Permission } from "@siar/kernel/permission";
import { query } from "@siar/kernel/verb";
import { permissionsOf } from "../roles/rules/index.ts";
import { Member } from "./schema.ts";
import { allMembers, pageOfMembers, show } from "./store.ts";

export const list = query({
  name: "member.list",
  summary: "List the members of the business.",
  permission: "member:view",
  input: PageInput,
  output: pageOf(Member),
  run: async (ctx, { limit, cursor }) => {
    const after = idCursor(cursor);
    if (!after.ok) return after;
    const rows = await pageOfMembers(ctx, after.value, limit + 1);
    return ok(cutPage(rows, limit, (row) => [row.id], show));
  },
});

/** Everybody who may do something and is not shut out, by name. */
export async function membersWho(
  ctx: Ctx,
  permission: Permission,
): Promise<Array<{ id: number; name: string }>> {
  const all = await allMembers(ctx);
  return all
    .filter(({ role, customRole }) => permissionsOf(role, customRole).has(permission))
    .map(({ id, name }) => ({ id, name }));
}
