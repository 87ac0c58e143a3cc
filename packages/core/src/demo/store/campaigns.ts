import { sql, type SQL } from "drizzle-orm";
import { HOUR } from "@siar/kernel/clock";
import { newest, type Statement } from "@siar/kernel/commit";
import type { Ctx } from "@siar/kernel/ctx";
import { z } from "zod";
import { TemplateComponent } from "../../approved-templates/schema.ts";
import { campaigns } from "../../campaigns/tables.ts";
import type { FrozenMessage } from "../../sending/schema.ts";
import type { DemoSegment } from "../business.ts";
import { RATE, ZONE, type DemoMessage, type DemoPlan } from "../plans.ts";
import type { DemoRow } from "../ledger.ts";
import type { DemoCampaign } from "../world.ts";
import { byKey, demoNumber, packets } from "./packets.ts";

export const segmentId = ({ name }: DemoSegment): SQL =>
  sql`(SELECT id FROM segments WHERE name = ${name} COLLATE NOCASE)`;

const templateId = (plan: DemoMessage): SQL =>
  sql`(SELECT min(id) FROM whatsapp_templates
    WHERE template_name = ${plan.templateName} AND language = ${plan.templateLanguage})`;

export type TemplateOf = (
  plan: DemoPlan,
) => Pick<
  Extract<FrozenMessage, { type: "template" }>,
  "category" | "parameterFormat" | "components"
>;

const Templates = z.array(
  z.object({
    name: z.string(),
    language: z.string(),
    category: z.string(),
    parameterFormat: z.enum(["POSITIONAL", "NAMED"]),
    components: z.array(TemplateComponent),
  }),
);

/** The templates as they were synchronised; a body alone where none was. */
export async function loadTemplates(ctx: Ctx): Promise<TemplateOf> {
  const rows = await ctx.db.all<Record<string, unknown> & { components: string }>(sql`
    SELECT template_name AS name, language, category, parameter_format AS parameterFormat, components
    FROM whatsapp_templates WHERE template_name IN ('promo_akhir_pekan', 'kode_voucher')`);
  const found = Templates.parse(
    rows.map((row) => ({ ...row, components: JSON.parse(row.components) })),
  );
  return ({ templateName, templateLanguage, body }) =>
    found.find(({ name, language }) => name === templateName && language === templateLanguage) ?? {
      category: "MARKETING",
      parameterFormat: "POSITIONAL",
      components: [{ type: "BODY", text: body }],
    };
}

export const campaignStatements = (
  ctx: Ctx,
  campaign: DemoCampaign,
  templateOf: TemplateOf,
): Statement[] => [
  finishedStatement(ctx, campaign, templateOf),
  counters(ctx),
  ...packets(campaign.rows).map((packet) => ledgerStatement(ctx, packet)),
  // Counted by the trigger on updates, as a reply is in real life.
  repliesStatement(ctx, campaign.rows),
];

function finishedStatement(
  ctx: Ctx,
  { plan, completedAt }: DemoCampaign,
  templateOf: TemplateOf,
): Statement {
  const { name, templateName, templateLanguage, variables, startedAt, createdAt } = plan;
  return ctx.db.insert(campaigns).values({
    name,
    ...common(ctx, plan),
    status: "completed",
    frozenMessage: {
      ...templateOf(plan),
      type: "template",
      name: templateName,
      language: templateLanguage,
      variables,
      mediaId: null,
    },
    frozenAudience: {
      criteria: plan.segment.criteria,
      excluded: [],
      moment: { at: startedAt, timezone: ZONE },
    },
    createdAt,
    updatedAt: completedAt,
    startedAt,
    completedAt,
  });
}

const common = (ctx: Ctx, plan: DemoMessage) => ({
  segmentId: segmentId(plan.segment),
  numberId: demoNumber,
  messageType: "template" as const,
  templateId: templateId(plan),
  templateName: plan.templateName,
  templateLanguage: plan.templateLanguage,
  templateVariables: plan.variables,
  timezone: ZONE,
  rateLimit: RATE,
  cooldownHours: 24,
  createdBy: ctx.actor.memberId,
  updatedBy: ctx.actor.memberId,
});

export const draftStatements = (ctx: Ctx, draft: DemoMessage): Statement[] => [
  ctx.db.insert(campaigns).values({
    name: draft.name,
    ...common(ctx, draft),
    status: "draft",
    createdAt: ctx.now - 3 * HOUR,
    updatedAt: ctx.now - 3 * HOUR,
  }),
  counters(ctx),
];

/** The ledger's triggers count on this row. */
const counters = (ctx: Ctx): Statement =>
  ctx.db.run(sql`INSERT INTO campaign_counters (campaign_id) VALUES (${newest("campaigns")})`);

const ledgerStatement = (ctx: Ctx, packet: string): Statement =>
  ctx.db.run(sql`
    INSERT INTO campaign_messages (campaign_id, seq, contact_id, status, reason, attempt, tries,
      phone, content, wamid, error_code, error_class, error_detail, category, pricing_type,
      claimed_at, sent_at, delivered_at, read_at, failed_at)
    SELECT ${newest("campaigns")}, value ->> 'seq', contacts.id, value ->> 'status',
      value ->> 'reason', value ->> 'attempt', value ->> 'tries', value ->> 'phone',
      value ->> 'content', value ->> 'wamid', value ->> 'code', value ->> 'class',
      value ->> 'detail', iif(value ->> 'deliveredAt' IS NULL, NULL, 'marketing'),
      iif(value ->> 'deliveredAt' IS NULL, NULL, 'regular'), value ->> 'claimedAt',
      value ->> 'sentAt', value ->> 'deliveredAt', value ->> 'readAt', value ->> 'failedAt'
    FROM json_each(${packet}) CROSS JOIN contacts ON ${byKey(sql`(value ->> 'key')`)}`);

/** By primary key: joined to the list by UPDATE … FROM, each reply would walk the whole ledger. */
function repliesStatement(ctx: Ctx, rows: readonly DemoRow[]): Statement {
  const replies = rows.flatMap(({ seq, repliedAt, reply }) =>
    repliedAt === null ? [] : [{ seq, repliedAt, reply }],
  );
  const list = sql`json_each(${JSON.stringify(replies)})`;
  const own = (part: SQL): SQL =>
    sql`(SELECT value ->> ${part} FROM ${list} WHERE value ->> 'seq' = campaign_messages.seq)`;
  return ctx.db.run(sql`
    UPDATE campaign_messages
    SET replied_at = ${own(sql`'repliedAt'`)}, reply_content = ${own(sql`'reply'`)}
    WHERE campaign_id = ${newest("campaigns")} AND seq IN (SELECT value ->> 'seq' FROM ${list})`);
}
