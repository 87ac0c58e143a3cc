import { and, asc, eq, sql, type SQL } from "drizzle-orm";
import { iso } from "@siar/kernel/clock";
import type { Statement } from "@siar/kernel/commit";
import { may, type Ctx } from "@siar/kernel/ctx";
import { fail } from "@siar/kernel/errors";
import type { CursorKey } from "@siar/kernel/page";
import { ok, type Result } from "@siar/kernel/result";
import { maskPhone } from "../contacts/rules/index.ts";
import { contacts } from "../contacts/tables.ts";
import { parseMessage, variablesOf, type Person } from "./rules/index.ts";
import type { MessageTemplate, MessageTemplateFilter, MessageTemplateInput } from "./schema.ts";
import { campaignTemplates as t } from "./tables.ts";

/** A contact as messages may speak of them, for whoever is looking: phones may be masked. */
export async function personOf(ctx: Ctx, contactId: number): Promise<Result<Person>> {
  if (!may(ctx, "contact:view")) return fail("forbidden", { permission: "contact:view" });
  const { id, name, phone, attributes } = contacts;
  const [row] = await ctx.db
    .select({ id, name, phone, attributes })
    .from(contacts)
    .where(eq(contacts.id, contactId));
  if (row === undefined) return fail("not-found", { what: "contact" });
  if (row.phone === null || may(ctx, "contact:read_phone")) return ok(row);
  return ok({ ...row, phone: maskPhone(row.phone) });
}

const columns = {
  id: t.id,
  version: t.version,
  name: t.name,
  category: t.category,
  type: t.type,
  text: t.content,
  mediaId: t.mediaId,
  createdBy: t.createdBy,
  createdAt: t.createdAt,
  updatedAt: t.updatedAt,
  usageCount: sql<number>`(
    SELECT count(*) FROM campaigns WHERE message_template_id = campaign_templates.id)`,
};

type Row = Omit<MessageTemplate, "createdAt" | "updatedAt" | "variables"> & {
  readonly createdAt: number;
  readonly updatedAt: number;
};

export function show(row: Row): MessageTemplate {
  const parts = parseMessage(row.text);
  return {
    ...row,
    variables: parts.ok ? variablesOf(parts.value) : [],
    createdAt: iso(row.createdAt),
    updatedAt: iso(row.updatedAt),
  };
}

export async function findTemplate(ctx: Ctx, id: number): Promise<MessageTemplate | null> {
  const [row] = await ctx.db.select(columns).from(t).where(eq(t.id, id));
  return row === undefined ? null : show(row);
}

const byName = sql`name COLLATE NOCASE`;

/** One row more than asked for says that there is another page. */
export function listTemplates(
  ctx: Ctx,
  { search, category, limit }: MessageTemplateFilter,
  after: CursorKey | null,
): Promise<Row[]> {
  const conditions: (SQL | undefined)[] = [
    after === null
      ? undefined
      : sql`(${byName}, ${t.id}) > (${after[0]} COLLATE NOCASE, ${after[1]})`,
    search === undefined
      ? undefined
      : sql`(instr(lower(${t.name}), lower(${search})) > 0
          OR instr(lower(${t.content}), lower(${search})) > 0)`,
    category === undefined ? undefined : eq(t.category, category),
  ];
  return ctx.db
    .select(columns)
    .from(t)
    .where(and(...conditions))
    .orderBy(asc(byName), asc(t.id))
    .limit(limit + 1);
}

export const listCategories = (ctx: Ctx): Promise<{ name: string; templates: number }[]> =>
  ctx.db
    .select({ name: t.category, templates: sql<number>`count(*)` })
    .from(t)
    .where(sql`${t.category} <> ''`)
    .groupBy(t.category)
    .orderBy(sql`category COLLATE NOCASE`);

const contentOf = ({ text, ...rest }: MessageTemplateInput) => ({ ...rest, content: text });

export const insertTemplate = (ctx: Ctx, template: MessageTemplateInput): Statement =>
  ctx.db
    .insert(t)
    .values({
      ...contentOf(template),
      createdBy: ctx.actor.memberId,
      createdAt: ctx.now,
      updatedAt: ctx.now,
    })
    .returning({ id: t.id });

/** Compare-and-set: matches nothing if somebody else was faster. */
export const updateTemplate = (
  ctx: Ctx,
  { id, version }: { id: number; version: number },
  template: MessageTemplateInput,
): Statement =>
  ctx.db
    .update(t)
    .set({ ...contentOf(template), version: sql`${t.version} + 1`, updatedAt: ctx.now })
    .where(and(eq(t.id, id), eq(t.version, version)));

export const removeTemplate = (ctx: Ctx, id: number): Statement =>
  ctx.db.delete(t).where(eq(t.id, id));

/**
 * The names that begin like this one, in small letters, to find a free one for a copy. SQLite counts
 * code points and folds ASCII only, as the unique index does.
 */
export async function namesLike(ctx: Ctx, start: string): Promise<Set<string>> {
  const rows = await ctx.db
    .select({ name: t.name })
    .from(t)
    .where(sql`substr(${t.name}, 1, length(${start})) = ${start} COLLATE NOCASE`);
  return new Set(rows.map(({ name }) => name.toLowerCase()));
}
