import { and, sql, type SQL } from "drizzle-orm";
import { auditStatement } from "@siar/kernel/commit";
import type { Ctx } from "@siar/kernel/ctx";
import { fail } from "@siar/kernel/errors";
import { ok, type Result } from "@siar/kernel/result";
import { filterConditions, forAudit, selectContacts, showContact } from "../contacts/index.ts";
import { allFields } from "../fields/index.ts";
import { may } from "@siar/kernel/ctx";
import { audienceSql, criteriaOfSegment, type Criteria } from "../segments/index.ts";
import { getSettings } from "../settings/index.ts";
import { contactCells, headerCells, writeCsvRow } from "./rules/index.ts";
import type { ExportInput } from "./schema.ts";
import { textStream } from "./text-stream.ts";

const PAGE = 1_000;

/** Contacts as CSV, page by page, each as this actor may see them. Who exported what is written down. */
export async function exportContacts(
  ctx: Ctx,
  input: ExportInput,
): Promise<Result<ReadableStream<Uint8Array>>> {
  const { phones, ...filter } = input;
  const whom = await whomOf(ctx, filter);
  if (!whom.ok) return whom;
  await ctx.db.batch([
    auditStatement(ctx, { action: "contact.export", after: { ...forAudit(filter) } }),
  ]);
  return ok(textStream(pages(ctx, whom.value, phones)));
}

/** Whom the filters of the list and a segment show, as this actor may see them. */
export async function whomOf(
  ctx: Ctx,
  { segmentId, ...filter }: Omit<ExportInput, "phones">,
): Promise<Result<SQL[]>> {
  const narrowed = await filterConditions(ctx, filter);
  if (segmentId === undefined) return ok(narrowed);
  const criteria = await segmentCriteria(ctx, segmentId);
  if (!criteria.ok) return criteria;
  const { timezone } = await getSettings(ctx);
  return ok([...narrowed, audienceSql(criteria.value, { at: ctx.now, timezone })]);
}

/** Who is in a segment, for whoever may know. */
export async function segmentCriteria(ctx: Ctx, id: number): Promise<Result<Criteria>> {
  const permission = "segment:view";
  return may(ctx, permission) ? criteriaOfSegment(ctx, id) : fail("forbidden", { permission });
}

/** In the order of their ids: who is added meanwhile neither skips nor repeats anybody. */
async function* pages(ctx: Ctx, whom: readonly SQL[], phones: ExportInput["phones"]) {
  const fields = await allFields(ctx);
  yield `\uFEFF${writeCsvRow(headerCells(fields))}`;
  for (let after = 0; ;) {
    const beyond = sql`contacts.id > ${after}`;
    const rows = await selectContacts(ctx, {
      where: and(beyond, ...whom) ?? beyond,
      order: [sql`contacts.id`],
      limit: PAGE,
    });
    const lines = rows.map((row) => contactCells(showContact(ctx, row), fields, phones));
    if (lines.length > 0) yield lines.map(writeCsvRow).join("");
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return;
    after = last.id;
  }
}
