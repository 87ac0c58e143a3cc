import { cutPage, idCursor, PageInput, pageOf } from "@siar/kernel/page";
import { ok } from "@siar/kernel/result";
import { query } from "@siar/kernel/verb";
import { ApiKey } from "./schema.ts";
import { pageOfKeys, show } from "./store.ts";

export const list = query({
  name: "api-key.list",
  summary: "List your API keys, newest first; an owner sees everybody's.",
  permission: "key:manage",
  input: PageInput,
  output: pageOf(ApiKey),
  run: async (ctx, { limit, cursor }) => {
    const before = idCursor(cursor);
    if (!before.ok) return before;
    const rows = await pageOfKeys(ctx, before.value, limit + 1);
    return ok(cutPage(rows, limit, (row) => [row.id], show));
  },
});
