import { cutPage, idCursor, PageInput, pageOf } from "@siar/kernel/page";
import { ok } from "@siar/kernel/result";
import { query } from "@siar/kernel/verb";
import { AuditEntry, AuditFilter } from "./schema.ts";
import { pageOfEntries, show } from "./store.ts";

export const list = query({
  name: "audit.list",
  summary: "List who did what, newest first, with what it was before and after.",
  permission: "audit:view",
  input: PageInput.extend(AuditFilter.shape),
  output: pageOf(AuditEntry),
  run: async (ctx, { limit, cursor, ...filter }) => {
    const before = idCursor(cursor);
    if (!before.ok) return before;
    const rows = await pageOfEntries(ctx, filter, before.value, limit + 1);
    return ok(
      cutPage(
        rows,
        limit,
        (row) => [row.id],
        (row) => show(ctx, row),
      ),
    );
  },
});
