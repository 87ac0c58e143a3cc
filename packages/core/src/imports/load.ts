import type { Ctx } from "@siar/kernel/ctx";
import { fail } from "@siar/kernel/errors";
import { ok, type Result } from "@siar/kernel/result";
import { HEAD, readBytes, type LendFiles } from "./files.ts";
import { beginningOf, sniff, type Found } from "./rules/index.ts";
import type { Import } from "./schema.ts";
import { findImport, show, type ImportRow } from "./store.ts";

export async function loadImport(ctx: Ctx, id: number): Promise<Result<ImportRow>> {
  const row = await findImport(ctx, id);
  return row === null ? fail("not-found", { what: "import" }) : ok(row);
}

export async function answerImport(ctx: Ctx, id: number): Promise<Result<Import>> {
  const found = await loadImport(ctx, id);
  return found.ok ? ok(show(ctx, found.value)) : found;
}

/** How the uploaded file is laid out, as far as nobody said otherwise. */
export async function layoutOf(
  lend: LendFiles,
  { imports: { file, encoding, size } }: ImportRow,
  given: Parameters<typeof sniff>[1],
): Promise<Result<Found>> {
  const head =
    file === null ? null : await readBytes(await lend(), file, { offset: 0, length: HEAD });
  if (head === null) return fail("import-file-gone");
  return sniff(beginningOf(head, encoding, size <= HEAD), given);
}
