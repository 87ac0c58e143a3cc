import { sql } from "drizzle-orm";
import { guardThat, newest, type Statement } from "@siar/kernel/commit";
import type { Ctx } from "@siar/kernel/ctx";
import { audienceSql, countStatement, snapshotStatements } from "../../segments/index.ts";
import { segments as segmentTable } from "../../segments/tables.ts";
import type { DemoSegment } from "../business.ts";
import { ZONE } from "../plans.ts";
import type { DemoWorld } from "../world.ts";
import { campaignStatements, draftStatements, segmentId, type TemplateOf } from "./campaigns.ts";
import { demoNumber, packets } from "./packets.ts";
import { metaStopStatement, peopleStatements, stopStatements } from "./people.ts";
import { talkStatements } from "./talks.ts";

export { loadTemplates } from "./campaigns.ts";
export { groundStatements, labelIds } from "./ground.ts";

const demoLoaded = sql`EXISTS (
  SELECT 1 FROM campaigns WHERE name = 'Promo akhir pekan' AND template_name = 'promo_akhir_pekan')`;

export async function isLoaded(ctx: Ctx): Promise<boolean> {
  const [row] = await ctx.db.all<{ loaded: number }>(sql`SELECT ${demoLoaded} AS loaded`);
  return row?.loaded === 1;
}

/** The whole demo as one batch: all of it or nothing, and nothing if it is there already. */
export function worldStatements(ctx: Ctx, world: DemoWorld, templateOf: TemplateOf): Statement[] {
  const { people, segments, campaigns, stops, stoppedAtMeta, draft } = world;
  const stopsOf = (campaign: number | null) => stops.filter((stop) => stop.campaign === campaign);
  return [
    guardThat(ctx.db, sql`NOT ${demoLoaded}`),
    ...packets(people).flatMap((packet) => peopleStatements(ctx, packet)),
    ...stopStatements(ctx, stopsOf(null), sql`NULL`),
    metaStopStatement(ctx, stoppedAtMeta),
    ...segments.map((segment) => segmentStatement(ctx, segment)),
    ...campaigns.flatMap((campaign, at) => [
      ...campaignStatements(ctx, campaign, templateOf),
      ...stopStatements(ctx, stopsOf(at), newest("campaigns")),
      ...talkStatements(ctx, campaign.rows, stopsOf(at)),
    ]),
    ...draftStatements(ctx, draft),
    ctx.db.run(sql`
      INSERT INTO service_windows (contact_id, number_id, last_inbound_at)
      SELECT id, ${demoNumber}, last_interaction_at FROM contacts
      WHERE source = 'demo' AND last_interaction_at IS NOT NULL ON CONFLICT DO NOTHING`),
    ...segments.flatMap((segment) => shownNumbers(ctx, segment)),
  ];
}

const segmentStatement = (ctx: Ctx, segment: DemoSegment): Statement =>
  ctx.db
    .insert(segmentTable)
    .values({
      ...segment,
      createdBy: ctx.actor.memberId,
      createdAt: ctx.now,
      updatedAt: ctx.now,
    })
    .onConflictDoNothing();

function shownNumbers(ctx: Ctx, segment: DemoSegment): Statement[] {
  const audience = audienceSql(segment.criteria, { at: ctx.now, timezone: ZONE });
  return segment.isDynamic
    ? [countStatement(ctx, segmentId(segment), audience)]
    : snapshotStatements(ctx, segmentId(segment), audience);
}
