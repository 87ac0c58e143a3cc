import { eq, sql, type SQL } from "drizzle-orm";
import { guardThat, type Statement } from "@siar/kernel/commit";
import type { Ctx } from "@siar/kernel/ctx";
import { z } from "zod";
import { settings } from "../settings/tables.ts";
import { inOrder } from "./rules/index.ts";

export const BACKUP = "backup";

export interface Table {
  readonly name: string;
  readonly columns: readonly string[];
  /** The columns of its primary key, in their order. */
  readonly key: readonly string[];
  readonly rows: number;
}

const Column = z.object({ tableName: z.string(), name: z.string(), place: z.number() });

/** Every table of the database that a backup keeps: one that is new is kept without being named. */
export async function keptTables(ctx: Ctx): Promise<Table[]> {
  const found = await ctx.db.all<{ name: string }>(
    sql`SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'`,
  );
  const names = inOrder(found.map(({ name }) => name));
  const tables: Table[] = [];
  for (const name of names) tables.push(await described(ctx, name));
  return tables;
}

async function described(ctx: Ctx, name: string): Promise<Table> {
  const rows = await ctx.db.all(
    sql`SELECT ${name} AS tableName, name, pk AS place FROM pragma_table_info(${name})`,
  );
  const columns = rows.map((row) => Column.parse(row));
  const key = columns.filter(({ place }) => place > 0).toSorted((a, b) => a.place - b.place);
  if (key.length === 0) throw new Error(`The table ${name} has no primary key to read it by`);
  const [counted] = await ctx.db.all<{ rows: number }>(
    sql`SELECT count(*) AS rows FROM ${sql.identifier(name)}`,
  );
  return {
    name,
    columns: columns.map((column) => column.name),
    key: key.map((column) => column.name),
    rows: counted?.rows ?? 0,
  };
}

export type Key = (string | number)[];
export type Row = Readonly<Record<string, string | number | null>>;

const names = (columns: readonly string[]): SQL =>
  sql.join(
    columns.map((column) => sql.identifier(column)),
    sql`, `,
  );

/** The rows that follow upon a key, in the order of the primary key, which is how they lie. */
export const rowsAfter = (
  ctx: Ctx,
  { name, columns, key }: Pick<Table, "name" | "columns" | "key">,
  after: Key | null,
  limit: number,
): Promise<Row[]> =>
  ctx.db.all<Row>(sql`
    SELECT ${names(columns)} FROM ${sql.identifier(name)}
    ${
      after === null
        ? sql``
        : sql`WHERE (${names(key)}) > (${sql.join(
            after.map((value) => sql`${value}`),
            sql`, `,
          )})`
    }
    ORDER BY ${names(key)} LIMIT ${limit}`);

export async function lastMigration(ctx: Ctx): Promise<string> {
  const [row] = await ctx.db.all<{ name: string }>(
    sql`SELECT max(name) AS name FROM d1_migrations`,
  );
  return row?.name ?? "";
}

export async function sequencesOf(ctx: Ctx): Promise<Record<string, number>> {
  const rows = await ctx.db.all<{ name: string; seq: number }>(
    sql`SELECT name, seq FROM sqlite_sequence`,
  );
  return Object.fromEntries(
    inOrder(rows.map(({ name }) => name)).map((name) => [
      name,
      rows.find((row) => row.name === name)?.seq ?? 0,
    ]),
  );
}

const isUnderWay = sql`EXISTS (SELECT 1 FROM jobs
  WHERE kind = ${BACKUP} AND status IN ('queued', 'running', 'cancelling'))`;

export const guardNoneUnderWay = (ctx: Ctx): Statement => guardThat(ctx.db, sql`NOT ${isUnderWay}`);

async function holds(ctx: Ctx, condition: SQL): Promise<boolean> {
  const [row] = await ctx.db.all<{ holds: number }>(sql`SELECT ${condition} AS holds`);
  return row?.holds === 1;
}

export const isBackupUnderWay = (ctx: Ctx): Promise<boolean> => holds(ctx, isUnderWay);

/** That the business was there that night already, and nobody has begun a backup since. */
const due = (night: number): SQL => sql`(
  EXISTS (SELECT 1 FROM members WHERE created_at < ${night}) AND NOT ${isUnderWay}
  AND NOT EXISTS (SELECT 1 FROM jobs WHERE kind = ${BACKUP} AND created_at >= ${night}))`;

export const isDue = (ctx: Ctx, night: number): Promise<boolean> => holds(ctx, due(night));

/** Of two ticks at once, one. */
export const guardDue = (ctx: Ctx, night: number): Statement => guardThat(ctx.db, due(night));

const USUAL_KEEP = 14;

export async function keptNumber(ctx: Ctx): Promise<number> {
  const [row] = await ctx.db.select({ keep: settings.backupKeep }).from(settings);
  return row?.keep ?? USUAL_KEEP;
}

export const keepStatement = (ctx: Ctx, keep: number): Statement =>
  ctx.db.update(settings).set({ backupKeep: keep }).where(eq(settings.id, 1));
