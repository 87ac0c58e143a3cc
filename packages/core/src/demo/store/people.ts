import { sql, type SQL } from "drizzle-orm";
import { DAY } from "@siar/kernel/clock";
import type { Statement } from "@siar/kernel/commit";
import type { Ctx } from "@siar/kernel/ctx";
import type { DemoStop } from "../ledger.ts";
import { byKey } from "./packets.ts";

export const peopleStatements = (ctx: Ctx, packet: string): Statement[] => [
  ctx.db.run(sql`
    INSERT INTO contacts (name, phone, user_id, language, timezone, attributes, workflow_status,
      last_interaction_at, conversation_count, rating, source, opt_in_source, opt_in_text, opt_in_at,
      not_on_whatsapp_at, created_at, updated_at)
    SELECT value ->> 'name', value ->> 'phone', value ->> 'userId', value ->> 'language',
      value ->> 'timezone', value -> 'attributes', value ->> 'workflowStatus',
      value ->> 'lastInteractionAt', value ->> 'conversationCount', value ->> 'rating', 'demo',
      value ->> 'optInSource', 'Saya setuju menerima info dan promo lewat WhatsApp.',
      value ->> 'optInAt', value ->> 'notOnWhatsappAt', value ->> 'createdAt', ${ctx.now}
    FROM json_each(${packet}) WHERE true ON CONFLICT DO NOTHING`),
  ctx.db.run(sql`
    INSERT OR IGNORE INTO contact_labels (contact_id, label_id)
    SELECT contacts.id, labels.id
    FROM json_each(${packet}) person, json_each(person.value -> 'labels') worn
    CROSS JOIN contacts ON ${byKey(sql`(person.value ->> 'key')`)}
    CROSS JOIN labels ON labels.name = worn.value COLLATE NOCASE`),
];

export const stopStatements = (
  ctx: Ctx,
  stops: readonly DemoStop[],
  campaignId: SQL,
): Statement[] => [
  ctx.db.run(sql`
    INSERT INTO consent_events (contact_id, act, source, said, campaign_id, at)
    SELECT contacts.id, 'opt_out', value ->> 'source', value ->> 'said', ${campaignId}, value ->> 'at'
    FROM json_each(${JSON.stringify(stops)})
    CROSS JOIN contacts ON ${byKey(sql`(value ->> 'key')`)}`),
  ctx.db.run(sql`
    INSERT INTO contact_preferences
      (contact_id, opted_out, opted_out_at, opted_out_reason, opted_out_source, created_at, updated_at)
    SELECT contacts.id, 1, value ->> 'at', value ->> 'said', value ->> 'source', value ->> 'at', value ->> 'at'
    FROM json_each(${JSON.stringify(stops)})
    CROSS JOIN contacts ON ${byKey(sql`(value ->> 'key')`)} WHERE true ON CONFLICT DO NOTHING`),
];

export const metaStopStatement = (ctx: Ctx, keys: readonly string[]): Statement =>
  ctx.db.run(sql`
    INSERT INTO contact_preferences (contact_id, meta_stopped, meta_stopped_at, created_at, updated_at)
    SELECT contacts.id, 1, ${ctx.now - DAY}, ${ctx.now - DAY}, ${ctx.now - DAY}
    FROM json_each(${JSON.stringify(keys)}) CROSS JOIN contacts ON ${byKey(sql`value`)}
    WHERE true ON CONFLICT (contact_id) DO UPDATE SET
      meta_stopped = 1, meta_stopped_at = excluded.meta_stopped_at`);
