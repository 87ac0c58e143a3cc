import { fail } from "@siar/kernel/errors";
import { cutPage, decodeCursor, pageOf } from "@siar/kernel/page";
import { ok } from "@siar/kernel/result";
import { query } from "@siar/kernel/verb";
import { ApprovedTemplate, TemplateFilter } from "./schema.ts";
import { keyOf, listTemplates, show } from "./store.ts";

export const list = query({
  name: "approved-template.list",
  summary: "List WhatsApp templates by name, with status and quality.",
  permission: "template:view",
  input: TemplateFilter,
  output: pageOf(ApprovedTemplate),
  fails: ["invalid-cursor"],
  run: async (ctx, filter) => {
    const after = filter.cursor === undefined ? null : decodeCursor(filter.cursor);
    if (filter.cursor !== undefined && after?.length !== 3) return fail("invalid-cursor");
    const rows = await listTemplates(ctx, filter, after);
    return ok(cutPage(rows, filter.limit, keyOf, show));
  },
});
