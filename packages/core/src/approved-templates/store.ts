import { and, asc, eq, sql, type SQL } from "drizzle-orm";
import type { Statement } from "@siar/kernel/commit";
import { iso } from "@siar/kernel/clock";
import type { Ctx } from "@siar/kernel/ctx";
import type { CursorKey } from "@siar/kernel/page";
import type { WireTemplate } from "@siar/whatsapp";
import { headerMediaKind, slotsOf, unsendablePart } from "@siar/whatsapp/template";
import type { TemplateEvent } from "@siar/whatsapp/webhook";
import type { ApprovedTemplate, TemplateFilter } from "./schema.ts";
import { whatsappTemplates as t } from "./tables.ts";

type Row = typeof t.$inferSelect;
type Reader = Pick<Ctx, "db">;

/** No longer at Meta. Kept, because campaigns name it. */
const GONE = "DELETED";
const CHUNK = 200;

export function show(row: Row): ApprovedTemplate {
  const { templateName: name, createdAt, updatedAt, lastSyncedAt, ...rest } = row;
  const missing = unsendablePart(row);
  return {
    ...rest,
    name,
    mediaKind: headerMediaKind(row),
    sendable: row.status === "APPROVED" && missing === null,
    unsendablePart: missing,
    lastSyncedAt: iso(lastSyncedAt),
    createdAt: iso(createdAt),
    updatedAt: iso(updatedAt),
  };
}

/** For other nouns; null where there is none. */
export async function getTemplate(ctx: Reader, id: number): Promise<ApprovedTemplate | null> {
  const [row] = await ctx.db.select().from(t).where(eq(t.id, id));
  return row === undefined ? null : show(row);
}

export const keyOf = ({ templateName, language, id }: Row): CursorKey => [
  templateName,
  language,
  id,
];

/** One row more than asked for says that there is another page. */
export function listTemplates(
  ctx: Reader,
  filter: TemplateFilter,
  after: CursorKey | null,
): Promise<Row[]> {
  const { search, status, category, language, accountId, limit } = filter;
  const conditions: (SQL | undefined)[] = [
    after === null
      ? undefined
      : sql`(${t.templateName}, ${t.language}, ${t.id}) > (${after[0]}, ${after[1]}, ${after[2]})`,
    search === undefined ? undefined : sql`instr(${t.templateName}, lower(${search})) > 0`,
    status === undefined ? undefined : eq(t.status, status),
    category === undefined ? undefined : eq(t.category, category),
    language === undefined ? undefined : eq(t.language, language),
    accountId === undefined ? undefined : eq(t.accountId, accountId),
  ];
  return ctx.db
    .select()
    .from(t)
    .where(and(...conditions))
    .orderBy(asc(t.templateName), asc(t.language), asc(t.id))
    .limit(limit + 1);
}

export const templateIds = (
  ctx: Reader,
  accountId: number,
): Promise<{ templateId: string; status: string }[]> =>
  ctx.db
    .select({ templateId: t.templateId, status: t.status })
    .from(t)
    .where(eq(t.accountId, accountId));

/**
 * The account's templates as Meta lists them. Name and language are the identity: a template that
 * was deleted and made anew gets another id from Meta and keeps its row here.
 */
export function saveTemplates(
  ctx: Ctx,
  accountId: number,
  templates: readonly WireTemplate[],
): Statement[] {
  const ids = JSON.stringify(templates.map(({ id }) => id));
  const removal = ctx.db.run(sql`
    UPDATE whatsapp_templates SET status = ${GONE}, updated_at = ${ctx.now}
    WHERE account_id = ${accountId} AND status <> ${GONE}
      AND template_id NOT IN (SELECT value FROM json_each(${ids}))`);
  const upserts: Statement[] = [];
  for (let at = 0; at < templates.length; at += CHUNK) {
    upserts.push(upsert(ctx, accountId, templates.slice(at, at + CHUNK)));
  }
  return [...upserts, removal];
}

function upsert(ctx: Ctx, accountId: number, templates: readonly WireTemplate[]): Statement {
  const rows = JSON.stringify(templates.map(columnsOf));
  return ctx.db.run(sql`
    INSERT INTO whatsapp_templates (account_id, template_id, template_name, language, category,
      status, parameter_format, components, variables, quality, rejected_reason,
      last_synced_at, created_at, updated_at)
    SELECT ${accountId}, r.value ->> 'id', r.value ->> 'name', r.value ->> 'language',
      r.value ->> 'category', r.value ->> 'status', r.value ->> 'format',
      r.value -> 'components', r.value -> 'variables', r.value ->> 'quality',
      r.value ->> 'rejectedReason', ${ctx.now}, ${ctx.now}, ${ctx.now}
    FROM json_each(${rows}) r WHERE true
    ON CONFLICT (account_id, template_name, language) DO UPDATE SET
      template_id = excluded.template_id, category = excluded.category, status = excluded.status,
      parameter_format = excluded.parameter_format, components = excluded.components,
      variables = excluded.variables, quality = excluded.quality,
      rejected_reason = excluded.rejected_reason, last_synced_at = excluded.last_synced_at,
      updated_at = iif(
        (template_id, category, status, parameter_format, components, quality, rejected_reason)
        IS (excluded.template_id, excluded.category, excluded.status, excluded.parameter_format,
          excluded.components, excluded.quality, excluded.rejected_reason),
        updated_at, excluded.updated_at)`);
}

function columnsOf(template: WireTemplate) {
  const { components, parameter_format: format } = template;
  const reason = template.rejected_reason ?? null;
  return {
    id: template.id,
    name: template.name,
    language: template.language,
    category: template.category,
    status: template.status,
    format,
    components,
    variables: slotsOf({ parameterFormat: format, components }).map(({ key }) => key),
    quality: template.quality_score?.score ?? null,
    rejectedReason: reason === "NONE" ? null : reason,
  };
}

/** What Meta told of one template by webhook; what it did not mention stays. */
export const applyTemplateEvent = (ctx: Ctx, event: TemplateEvent): Statement =>
  ctx.db
    .update(t)
    .set({
      updatedAt: ctx.now,
      ...(event.status !== undefined && { status: event.status }),
      ...(event.reason !== undefined && { rejectedReason: event.reason || null }),
      ...(event.quality !== undefined && { quality: event.quality }),
      ...(event.category !== undefined && { category: event.category }),
    })
    .where(eq(t.templateId, event.templateId));
