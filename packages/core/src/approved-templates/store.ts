import { and, asc, eq, inArray, sql, type SQL } from "drizzle-orm";
import type { Statement } from "@siar/kernel/commit";
import { iso } from "@siar/kernel/clock";
import type { Ctx } from "@siar/kernel/ctx";
import type { CursorKey } from "@siar/kernel/page";
import type { TemplateSubmission, WireTemplate } from "@siar/whatsapp";
import { headerMediaKind, samplesOf, slotsOf, unsendablePart } from "@siar/whatsapp/template";
import type { TemplateEvent } from "@siar/whatsapp/webhook";
import { becomesDue } from "../channels/index.ts";
import { campaigns } from "../campaigns/tables.ts";
import { categoryNotice } from "./category-notice.ts";
import { notifyIf } from "../notifications/index.ts";
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
    samples: samplesOf(row),
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

export async function findByName(
  ctx: Reader,
  accountId: number,
  name: string,
  language: string,
): Promise<Row | null> {
  const [row] = await ctx.db
    .select()
    .from(t)
    .where(and(eq(t.accountId, accountId), eq(t.templateName, name), eq(t.language, language)));
  return row ?? null;
}

export const languagesOf = async (ctx: Reader): Promise<string[]> => {
  const rows = await ctx.db.selectDistinct({ language: t.language }).from(t).orderBy(t.language);
  return rows.map(({ language }) => language);
};

/** The campaigns that would break without it. */
export const usersOf = async (ctx: Reader, id: number): Promise<string[]> => {
  const rows = await ctx.db
    .select({ name: campaigns.name })
    .from(campaigns)
    .where(
      and(
        eq(campaigns.templateId, id),
        inArray(campaigns.status, ["scheduled", "running", "paused"]),
      ),
    )
    .limit(5);
  return rows.map(({ name }) => name);
};

export const markGone = (ctx: Ctx, id: number): Statement =>
  ctx.db.update(t).set({ status: GONE, updatedAt: ctx.now }).where(eq(t.id, id));

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
  const { search, status, category, language, quality, accountId, limit } = filter;
  const conditions: (SQL | undefined)[] = [
    after === null
      ? undefined
      : sql`(${t.templateName}, ${t.language}, ${t.id}) > (${after[0]}, ${after[1]}, ${after[2]})`,
    search === undefined ? undefined : sql`instr(${t.templateName}, lower(${search})) > 0`,
    status === undefined ? undefined : eq(t.status, status),
    category === undefined ? undefined : eq(t.category, category),
    language === undefined ? undefined : eq(t.language, language),
    quality === undefined ? undefined : eq(sql`coalesce(${t.quality}, 'UNKNOWN')`, quality),
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

/** What was handed to Meta, as the next sync will find it. */
export const saveSubmitted = (
  ctx: Ctx,
  accountId: number,
  template: TemplateSubmission & { readonly id: string; readonly status: string },
): Statement[] => [upsert(ctx, accountId, [{ ...template, components: [...template.components] }])];

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
const applyTemplateEvent = (ctx: Ctx, event: TemplateEvent): Statement =>
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

const TOLD = {
  APPROVED: "template_approved",
  REJECTED: "template_rejected",
  PAUSED: "template_paused",
} as const;

const isTold = (status: string | undefined): status is keyof typeof TOLD =>
  status !== undefined && Object.hasOwn(TOLD, status);

/** One that was made in Meta's own manager is not known here yet: then all are fetched. */
export async function templateEventStatements(
  ctx: Ctx,
  event: TemplateEvent,
): Promise<Statement[]> {
  const { templateId, status, wabaId, category, nextCategory } = event;
  const [known] = await ctx.db
    .select({ id: t.id, name: t.templateName, category: t.category })
    .from(t)
    .where(eq(t.templateId, templateId));
  if (known === undefined) return wabaId === undefined ? [] : [becomesDue(ctx, wabaId, "sync")];
  const to = category ?? nextCategory;
  return [
    ...tell(ctx, known.name, templateId, status),
    ...(to === undefined
      ? []
      : await categoryNotice(ctx, known, { to, isDone: category !== undefined })),
    applyTemplateEvent(ctx, event),
  ];
}

/** Told once, however often Meta reports it: only while the row still says something else. */
const tell = (ctx: Ctx, name: string, id: string, status: string | undefined): Statement[] =>
  isTold(status)
    ? [
        notifyIf(
          ctx,
          { kind: TOLD[status], params: { name } },
          sql`EXISTS (SELECT 1 FROM ${t} WHERE ${t.templateId} = ${id} AND ${t.status} <> ${status})`,
        ),
      ]
    : [];
