import { cutPage, idCursor, PageInput, pageOf } from "@siar/kernel/page";
import { ok } from "@siar/kernel/result";
import { query } from "@siar/kernel/verb";
import { Member } from "./schema.ts";
import { pageOfMembers, show } from "./store.ts";

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
