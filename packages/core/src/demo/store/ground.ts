import { sql } from "drizzle-orm";
import type { Statement } from "@siar/kernel/commit";
import type { Ctx } from "@siar/kernel/ctx";
import { demoFields, demoLabels } from "../business.ts";
import { demoMessages } from "../messages.ts";

/** What comes before all else and may be there already: labels, fields, the library. */
export const groundStatements = (ctx: Ctx): Statement[] => [
  ctx.db.run(sql`
    INSERT INTO labels (name, color, created_at)
    SELECT value ->> 'name', value ->> 'color', ${ctx.now}
    FROM json_each(${JSON.stringify(demoLabels)}) WHERE true ON CONFLICT DO NOTHING`),
  ctx.db.run(sql`
    INSERT INTO fields (key, label, type, options, created_at)
    SELECT value ->> 'key', value ->> 'label', value ->> 'type', value -> 'options', ${ctx.now}
    FROM json_each(${JSON.stringify(demoFields)}) WHERE true ON CONFLICT DO NOTHING`),
  ctx.db.run(sql`
    INSERT INTO campaign_templates (name, category, content, created_at, updated_at)
    SELECT value ->> 'name', value ->> 'category', value ->> 'text', ${ctx.now}, ${ctx.now}
    FROM json_each(${JSON.stringify(demoMessages)}) WHERE true ON CONFLICT DO NOTHING`),
];

export async function labelIds(ctx: Ctx): Promise<Map<string, number>> {
  const rows = await ctx.db.all<{ name: string; id: number }>(sql`
    SELECT value ->> 'name' AS name, labels.id AS id
    FROM json_each(${JSON.stringify(demoLabels)})
    JOIN labels ON labels.name = value ->> 'name' COLLATE NOCASE`);
  return new Map(rows.map(({ name, id }) => [name, id]));
}
