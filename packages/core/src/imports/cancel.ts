import { guardChanged } from "@siar/kernel/commit";
import { fail } from "@siar/kernel/errors";
import { ok } from "@siar/kernel/result";
import { verb } from "@siar/kernel/verb";
import { orderJob } from "../jobs/index.ts";
import { answerImport, loadImport } from "./load.ts";
import { Import, ImportId } from "./schema.ts";
import { updateDraft } from "./store.ts";

/** What is imported stays; a file that nobody started is discarded. */
export const cancel = verb({
  name: "import.cancel",
  summary: "Stop an import after its present step, or discard one that was not started.",
  permission: "contact:write",
  input: ImportId,
  output: Import,
  fails: ["not-found", "import-over", "changed-meanwhile"],
  run: async (ctx, { id }) => {
    const found = await loadImport(ctx, id);
    if (!found.ok) return found;
    const { jobId } = found.value.imports;
    const entry = { action: "import.cancel", entity: "import", entityId: id };
    const answer = () => answerImport(ctx, id);
    if (jobId === null) {
      return ok({
        statements: [updateDraft(ctx, id, { discardedAt: ctx.now }), guardChanged(ctx.db)],
        audit: entry,
        onGuard: fail("import-over").error,
        answer,
      });
    }
    const order = await orderJob(ctx, jobId, "cancel");
    if (!order.ok) return fail("import-over");
    const { statements, effects, before, after } = order.value;
    return ok({ statements, effects, audit: { ...entry, before, after }, answer });
  },
});
