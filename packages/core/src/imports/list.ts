import { cutPage, idCursor, pageOf } from "@siar/kernel/page";
import { ok } from "@siar/kernel/result";
import { query } from "@siar/kernel/verb";
import { answerImport } from "./load.ts";
import { Import, ImportFilter, ImportId } from "./schema.ts";
import { pageOfImports, show } from "./store.ts";

export const list = query({
  name: "import.list",
  summary: "List imports of contacts, newest first.",
  permission: "contact:view",
  input: ImportFilter,
  output: pageOf(Import),
  fails: ["invalid-cursor"],
  run: async (ctx, { limit, cursor }) => {
    const before = idCursor(cursor);
    if (!before.ok) return before;
    const rows = await pageOfImports(ctx, before.value, limit + 1);
    return ok(
      cutPage(
        rows,
        limit,
        (row) => [row.imports.id],
        (row) => show(ctx, row),
      ),
    );
  },
});

export const get = query({
  name: "import.get",
  summary: "Read how far an import is, and what became of its rows.",
  permission: "contact:view",
  input: ImportId,
  output: Import,
  fails: ["not-found"],
  run: (ctx, { id }) => answerImport(ctx, id),
});
