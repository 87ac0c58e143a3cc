import type { Ctx } from "@siar/kernel/ctx";
import { may } from "@siar/kernel/ctx";
import { fail } from "@siar/kernel/errors";
import { ok, type Result } from "@siar/kernel/result";
import { query } from "@siar/kernel/verb";
import { allFields } from "../fields/index.ts";
import { getSettings } from "../settings/index.ts";
import type { Settings } from "../settings/schema.ts";
import type { LendFiles } from "./files.ts";
import { layoutOf, loadImport } from "./load.ts";
import { guessByLooks, guessFormats, guessTargets, repeatedNames } from "./rules/index.ts";
import { ImportPreview, PreviewInput } from "./schema.ts";

/** Files hold phone numbers in full. */
export const mayReadFiles = (ctx: Ctx): Result<null> =>
  may(ctx, "contact:read_phone")
    ? ok(null)
    : fail("forbidden", { permission: "contact:read_phone" });

export const preview = (lend: LendFiles) =>
  query({
    name: "import.preview",
    summary: "The first rows of an uploaded file, and what each column most likely is.",
    permission: "contact:write",
    input: PreviewInput,
    output: ImportPreview,
    fails: ["not-found", "import-file-gone", "import-empty", "import-columns"],
    run: async (ctx, { id, delimiter, hasHeader }) => {
      const allowed = mayReadFiles(ctx);
      if (!allowed.ok) return allowed;
      const row = await loadImport(ctx, id);
      if (!row.ok) return row;
      const found = await layoutOf(lend, row.value, {
        ...(delimiter !== undefined && { delimiter }),
        ...(hasHeader !== undefined && { hasHeader }),
      });
      if (!found.ok) return found;
      const { columns, rows } = found.value;
      const [fields, settings] = await Promise.all([allFields(ctx), getSettings(ctx)]);
      const guesses = found.value.hasHeader
        ? guessTargets(columns, fields, rows)
        : guessByLooks(rows);
      return ok({
        encoding: row.value.imports.encoding,
        delimiter: found.value.delimiter,
        hasHeader: found.value.hasHeader,
        columns: columns.map((name, at) => ({ name, target: guesses[at] ?? null })),
        rows: rows.map((cells) => [...cells]),
        repeated: found.value.hasHeader ? repeatedNames(columns) : [],
        ...guessFormats(rows.flat(), usualSign(settings)),
      });
    },
  });

/** Indonesia parts decimals by a comma, and so does whoever reads Indonesian. */
const usualSign = ({ locale, defaultCountry }: Pick<Settings, "locale" | "defaultCountry">) =>
  locale === "id" || defaultCountry === "ID" ? "comma" : "point";
