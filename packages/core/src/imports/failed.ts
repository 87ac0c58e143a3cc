import type { Ctx, Locale } from "@siar/kernel/ctx";
import { ok, type Result } from "@siar/kernel/result";
import { z } from "zod";
import { defuse, undefuse, writeCsvRow } from "../exports/rules/index.ts";
import { textStream } from "../exports/index.ts";
import { failedFiles } from "./files.ts";
import { loadImport } from "./load.ts";
import { mayReadFiles } from "./preview.ts";
import type { FailedInput } from "./schema.ts";
import { reasonText, type FailedRow, type Reason } from "./rules/index.ts";

const Kept = z.object({
  line: z.number(),
  reason: z.custom<Reason>((reason) => typeof reason === "string"),
  what: z.string(),
  cells: z.array(z.string()),
});

export const keepFailed = (rows: readonly FailedRow[]): string =>
  rows.map((row) => JSON.stringify(row)).join("\n");

const words = {
  en: { line: "Line", reason: "Why it was not imported" },
  id: { line: "Baris", reason: "Mengapa tidak diimpor" },
};

/** The failed rows as a CSV file with their reasons, a slice at a time. */
export async function failedRows(
  ctx: Ctx,
  files: R2Bucket,
  { id, language = ctx.locale }: z.output<typeof FailedInput>,
): Promise<Result<ReadableStream<Uint8Array>>> {
  const allowed = mayReadFiles(ctx);
  if (!allowed.ok) return allowed;
  const found = await loadImport(ctx, id);
  if (!found.ok) return found;
  const { imports: row, jobs: job } = found.value;
  const keys = await failedFiles(files, id, job?.done ?? 0);
  const { line, reason } = words[language];
  const head = `\uFEFF${writeCsvRow([...row.columns.map(defuse), line, reason])}`;
  return ok(
    textStream(linesOf(files, keys, head, { locale: language, width: row.columns.length })),
  );
}

interface Look {
  readonly locale: Locale;
  readonly width: number;
}

async function* linesOf(files: R2Bucket, keys: readonly string[], head: string, look: Look) {
  yield head;
  for (const key of keys) {
    const part = await files.get(key);
    if (part === null) continue;
    const rows = (await part.text()).split("\n").map((json) => Kept.parse(JSON.parse(json)));
    yield rows.map((row) => lineOf(row, look)).join("");
  }
}

/** The cells under the columns that they stood in; what is too much stands behind the reason. */
function lineOf({ line, cells, ...fault }: z.infer<typeof Kept>, { locale, width }: Look): string {
  const own = Array.from({ length: width }, (_, at) => cells[at] ?? "");
  const told = [String(line), reasonText(fault, locale)];
  return writeCsvRow(
    [...own, ...told, ...cells.slice(width)].map((cell) => defuse(undefuse(cell))),
  );
}
