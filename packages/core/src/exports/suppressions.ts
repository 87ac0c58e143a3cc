import { iso } from "@siar/kernel/clock";
import { auditStatement } from "@siar/kernel/commit";
import type { Ctx } from "@siar/kernel/ctx";
import { suppressedContacts, suppressedStrangers, type SuppressedRow } from "../consent/index.ts";
import { defuse, writeCsvRow } from "./rules/index.ts";
import { textStream } from "./text-stream.ts";

const PAGE = 1_000;
const header = ["identity", "opted_out_at", "told", "source", "reason"];

/** Whom to leave in peace, for whatever else writes to the same people. */
export async function exportSuppressions(ctx: Ctx): Promise<ReadableStream<Uint8Array>> {
  await ctx.db.batch([auditStatement(ctx, { action: "contact.suppressions" })]);
  return textStream(pages(ctx));
}

async function* pages(ctx: Ctx) {
  yield `\uFEFF${writeCsvRow(header)}`;
  for (let rows = await suppressedContacts(ctx, 0, PAGE); rows.length > 0;) {
    yield linesOf(rows);
    rows = await suppressedContacts(ctx, rows.at(-1)?.id ?? 0, PAGE);
  }
  for (let rows = await suppressedStrangers(ctx, "", PAGE); rows.length > 0;) {
    yield linesOf(rows);
    rows = await suppressedStrangers(ctx, rows.at(-1)?.identity ?? "", PAGE);
  }
}

const linesOf = (rows: readonly SuppressedRow[]): string =>
  rows
    .map(({ identity, at, told, source, reason }) =>
      writeCsvRow([identity, iso(at), told, source ?? "", defuse(reason ?? "")]),
    )
    .join("");
