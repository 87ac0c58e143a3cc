import { and, eq, inArray, sql, type SQL } from "drizzle-orm";
import type { Ctx } from "@siar/kernel/ctx";
import { campaigns } from "../campaigns/tables.ts";

const PLANNED = ["draft", "scheduled", "running", "paused"] as const;

/** How many campaigns would still be sent with it. */
export const plannedWith = (ctx: Ctx, templateId: number): Promise<number> =>
  ctx.db.$count(
    campaigns,
    and(eq(campaigns.templateId, templateId), inArray(campaigns.status, [...PLANNED])),
  );

/** True where it has another category at that moment. */
export const isOfOther = (templateId: number, category: string): SQL =>
  sql`EXISTS (SELECT 1 FROM whatsapp_templates WHERE id = ${templateId} AND category <> ${category})`;
