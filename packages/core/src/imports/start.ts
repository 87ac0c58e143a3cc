import { guardChanged, newest } from "@siar/kernel/commit";
import { fail } from "@siar/kernel/errors";
import { ok, type Result } from "@siar/kernel/result";
import { verb } from "@siar/kernel/verb";
import { allFields } from "../fields/index.ts";
import { enqueueJob } from "../jobs/index.ts";
import { knownLabels } from "../labels/index.ts";
import type { LendFiles } from "./files.ts";
import { answerImport, layoutOf, loadImport } from "./load.ts";
import { isKnownTarget } from "./rules/index.ts";
import { attributeOf, Import, ImportId, ImportPlan } from "./schema.ts";
import { updateDraft } from "./store.ts";

export const IMPORT = "import";

const severalColumns = new Set(["name", "labels"]);

export const start = (lend: LendFiles) =>
  verb({
    name: "import.start",
    summary: "Begin an import in the background, with the columns as mapped.",
    permission: "contact:write",
    input: ImportPlan.extend({ id: ImportId.shape.id }),
    output: Import,
    fails: [
      "not-found",
      "import-started",
      "import-file-gone",
      "import-no-phone",
      "import-target-twice",
      "import-column-unknown",
      "field-unknown",
    ],
    run: async (ctx, { id, ...plan }) => {
      const row = await loadImport(ctx, id);
      if (!row.ok) return row;
      const { delimiter, hasHeader } = plan;
      const layout = await layoutOf(lend, row.value, { delimiter, hasHeader });
      if (!layout.ok) return layout;
      const columns = [...layout.value.columns];
      const [fields, labels] = await Promise.all([allFields(ctx), knownLabels(ctx, plan.labelIds)]);
      const fault = faultOf(plan, { columns: columns.length, fields, labels });
      if (!fault.ok) return fault;
      const job = enqueueJob(ctx, { kind: IMPORT, input: { importId: id } });
      return ok({
        statements: [
          ...job.statements,
          updateDraft(ctx, id, { plan, delimiter, hasHeader, columns, jobId: newest("jobs") }),
          guardChanged(ctx.db),
        ],
        audit: { action: "import.start", entity: "import", entityId: id, after: { ...plan } },
        effects: job.effects,
        onGuard: fail("import-started").error,
        answer: () => answerImport(ctx, id),
      });
    },
  });

interface Known {
  readonly columns: number;
  readonly fields: Awaited<ReturnType<typeof allFields>>;
  readonly labels: ReadonlySet<number>;
}

function faultOf({ mapping, labelIds }: ImportPlan, known: Known): Result<null> {
  const seen = new Set<string>();
  for (const [at, { column, target }] of mapping.entries()) {
    const here = (message: string) => [{ path: `mapping.${at}`, message }];
    if (column >= known.columns) {
      return fail(
        "import-column-unknown",
        { column: column + 1 },
        here("There is no such column."),
      );
    }
    if (!isKnownTarget(target, known.fields)) {
      const field = attributeOf(target) ?? target;
      return fail("field-unknown", { field }, here("There is no such field."));
    }
    if (seen.has(target) && !severalColumns.has(target)) {
      return fail("import-target-twice", { target }, here("Another column becomes this already."));
    }
    seen.add(target);
  }
  if (!seen.has("phone")) return fail("import-no-phone");
  const errors = labelIds.flatMap((id, at) =>
    known.labels.has(id) ? [] : [{ path: `labelIds.${at}`, message: `There is no label ${id}.` }],
  );
  return errors.length === 0 ? ok(null) : fail("invalid-input", {}, errors);
}
