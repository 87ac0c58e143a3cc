import { sql } from "drizzle-orm";
import type { Statement } from "@siar/kernel/commit";
import type { Ctx } from "@siar/kernel/ctx";

export interface Aside {
  readonly kind: string;
  readonly body: string;
  readonly error: string;
}

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
