import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Ctx } from "@siar/kernel/ctx";
import { perDayOf } from "../../channels/rules/messaging-limit.ts";
import type { Hours } from "../rules/index.ts";
import { FrozenMessage, type CampaignView, type FrozenAudience } from "../schema.ts";

/** What a consumer must know of the campaign that it sends. */
export interface Launched {
  readonly campaignId: number;
  readonly numberId: number;
  readonly cooldownHours: number;
  readonly message: FrozenMessage;
  readonly hours: Hours | null;
  /** How many people Meta lets the portfolio reach in a day; null: not limited, or not known. */
  readonly perDay: number | null;
}

const LaunchedRow = z.object({
  numberId: z.number(),
  cooldownHours: z.number(),
  message: z.string().transform((text) => FrozenMessage.parse(JSON.parse(text))),
  hours: z
    .string()
    .nullable()
    .transform((text) => (text === null ? null : readHours(text))),
  perDay: z
    .string()
    .nullable()
    .transform((tier) => peopleADay(tier)),
});

/** Only a template reaches people outside of an open window. */
const peopleADay = (tier: string | null): number | null => {
  const perDay = perDayOf(tier);
  return typeof perDay === "number" ? perDay : null;
};

/** Null where it does not run any more: then nobody needs to know. */
export async function launchedCampaign(ctx: Ctx, campaignId: number): Promise<Launched | null> {
  const [row] = await ctx.db.all(sql`
    SELECT c.number_id AS numberId, c.cooldown_hours AS cooldownHours,
      c.frozen_message AS message, c.frozen_hours AS hours,
      iif(c.message_type = 'template', n.messaging_limit, NULL) AS perDay
    FROM campaigns AS c LEFT JOIN whatsapp_numbers AS n ON n.id = c.number_id
    WHERE c.id = ${campaignId} AND c.status = 'running' AND c.frozen_message IS NOT NULL`);
  return row === undefined ? null : { campaignId, ...LaunchedRow.parse(row) };
}

export const campaignView = async (ctx: Ctx, campaignId: number): Promise<CampaignView | null> => {
  const [row] = await ctx.db.all<CampaignView>(sql`
    SELECT c.id AS id, c.status AS status, c.version AS version, c.rate_limit AS rate,
      c.number_id AS numberId, coalesce(n.throughput, 0) AS throughput
    FROM campaigns AS c LEFT JOIN whatsapp_numbers AS n ON n.id = c.number_id
    WHERE c.id = ${campaignId}`);
  return row ?? null;
};

/** The audience as frozen at the launch. */
export async function frozenAudience(ctx: Ctx, campaignId: number): Promise<FrozenAudience | null> {
  const [row] = await ctx.db.all<{ audience: string | null }>(sql`
    SELECT frozen_audience AS audience FROM campaigns WHERE id = ${campaignId}`);
  return row === undefined || row.audience === null ? null : readAudience(row.audience);
}

/** Only `launch` writes these two columns, from criteria that it has just parsed. */
const readAudience = (text: string): FrozenAudience => JSON.parse(text) as FrozenAudience;
const readHours = (text: string): Hours => JSON.parse(text) as Hours;
