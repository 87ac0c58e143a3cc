import { sql } from "drizzle-orm";
import type { Statement } from "@siar/kernel/commit";
import type { Ctx } from "@siar/kernel/ctx";
import type { Aside } from "../rules/index.ts";

/** Keeps what could not be applied, each item once however often it arrives. */
export async function setAsideStatements(ctx: Ctx, items: readonly Aside[]): Promise<Statement[]> {
  if (items.length === 0) return [];
  const rows = await Promise.all(
    items.map(async (item) => ({ ...item, digest: await digestOf(`${item.kind}\n${item.body}`) })),
  );
  return [
    ctx.db.run(sql`
      INSERT INTO set_aside (digest, kind, body, error, at)
      SELECT i.value ->> 'digest', i.value ->> 'kind', i.value ->> 'body', i.value ->> 'error',
        ${ctx.now}
      FROM json_each(${JSON.stringify(rows)}) i WHERE true
      ON CONFLICT (digest) DO NOTHING`),
  ];
}

async function digestOf(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

export interface KeptAside extends Aside {
  readonly id: number;
}

const among = (ids: readonly number[]) =>
  sql`id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`;

export const keptAside = (ctx: Ctx, ids: readonly number[]): Promise<KeptAside[]> =>
  ctx.db.all<KeptAside>(sql`
    SELECT id, kind, body, error FROM set_aside WHERE ${among(ids)} ORDER BY id`);

export const dropAside = (ctx: Ctx, ids: readonly number[]): Statement =>
  ctx.db.run(sql`DELETE FROM set_aside WHERE ${among(ids)}`);

/** Why the last try failed. */
export const stillAside = (ctx: Ctx, id: number, error: string): Statement =>
  ctx.db.run(sql`UPDATE set_aside SET error = ${error}, at = ${ctx.now} WHERE id = ${id}`);

/** Adds to what is only counted. */
export function countStatements(ctx: Ctx, names: readonly string[]): Statement[] {
  if (names.length === 0) return [];
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return addCounts(ctx, counts);
}

export const addCounts = (ctx: Ctx, counts: ReadonlyMap<string, number>): Statement[] =>
  counts.size === 0
    ? []
    : [
        ctx.db.run(sql`
          INSERT INTO inbound_counts (kind, count, last_at)
          SELECT c.value ->> 0, c.value ->> 1, ${ctx.now}
          FROM json_each(${JSON.stringify([...counts])}) c WHERE true
          ON CONFLICT (kind) DO UPDATE SET
            count = inbound_counts.count + excluded.count, last_at = excluded.last_at`),
      ];
