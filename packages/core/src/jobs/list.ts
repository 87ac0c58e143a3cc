import { z } from "zod";
import { cutPage, idCursor, PageInput, pageOf } from "@siar/kernel/page";
import { ok } from "@siar/kernel/result";
import { query } from "@siar/kernel/verb";
import { Job, jobStatuses } from "./schema.ts";
import { pageOfJobs, show } from "./store.ts";

export const list = query({
  name: "job.list",
  summary: "List background jobs, newest first.",
  permission: "job:view",
  input: PageInput.extend({
    status: z.enum(jobStatuses).optional(),
    kind: z.string().max(50).optional(),
  }),
  output: pageOf(Job),
  run: async (ctx, { limit, cursor, ...filter }) => {
    const before = idCursor(cursor);
    if (!before.ok) return before;
    const rows = await pageOfJobs(ctx, filter, before.value, limit + 1);
    return ok(
      cutPage(
        rows,
        limit,
        (row) => [row.id],
        (row) => show(ctx.locale, row),
      ),
    );
  },
});
