import { asc, eq } from "drizzle-orm";
import { iso } from "@siar/kernel/clock";
import type { Statement } from "@siar/kernel/commit";
import type { Ctx } from "@siar/kernel/ctx";
import type { Field } from "./schema.ts";
import { fields } from "./tables.ts";

type Row = typeof fields.$inferSelect;
const show = (row: Row): Field => ({ ...row, createdAt: iso(row.createdAt) });

export async function allFields(ctx: Pick<Ctx, "db">): Promise<Field[]> {
  const rows = await ctx.db.select().from(fields).orderBy(asc(fields.id));
  return rows.map(show);
}

export async function findField(ctx: Ctx, id: number): Promise<Field | null> {
  const [row] = await ctx.db.select().from(fields).where(eq(fields.id, id));
  return row === undefined ? null : show(row);
}

export const insertField = (ctx: Ctx, field: Omit<Field, "id" | "createdAt">): Statement =>
  ctx.db
    .insert(fields)
    .values({ ...field, createdAt: ctx.now })
    .returning({ id: fields.id });

export const updateField = (ctx: Ctx, id: number, edit: Pick<Field, "label" | "options">) =>
  ctx.db.update(fields).set(edit).where(eq(fields.id, id));

export const removeField = (ctx: Ctx, id: number): Statement =>
  ctx.db.delete(fields).where(eq(fields.id, id));
