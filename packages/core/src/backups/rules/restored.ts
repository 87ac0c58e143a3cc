/** Why a row is in doubt, and a campaign stands still, after a restore. */
const IN_DOUBT = "restored";
const PAUSED_BY_RESTORE = "restored";

export interface Restored {
  readonly now: number;
  /** When the backup began: what was done since then is not in it. */
  readonly backupAt: string;
  readonly sequences: Readonly<Record<string, number>>;
}

/** How many campaigns may have been lost: Meta and the objects still know their ids. */
const LOST_CAMPAIGNS = 1_000;
/** And how many replies to customers: Meta still reports on theirs. */
const LOST_REPLIES = 1_000_000;
/** Above every id that a campaign had, or may have had. */
const unheardOf = ({ sequences: known }: Restored): number =>
  (known["campaigns"] ?? 0) + LOST_CAMPAIGNS;
/** An object that outlived the old database believes no row that is older than it knows. */
const NEWER = 1_000_000;

/** Whoever was attempted may have a message; whoever was only waiting or passed over has none. */
const begun = `EXISTS (SELECT 1 FROM campaign_messages AS m WHERE m.campaign_id = campaigns.id
  AND (m.attempt > 0 OR m.status NOT IN ('pending', 'skipped')))`;

/** An audience that is nobody: who is not in the ledger already is not added to it. */
const nobody = JSON.stringify({
  criteria: { any: [] },
  excluded: [],
  moment: { at: 0, timezone: "UTC" },
});

/**
 * What is put right once the rows of a backup are back: links without an end, what changed between
 * two tables, and above all that nothing is sent again by itself to whoever got it since.
 */
export const afterwards = (restored: Restored): readonly string[] => [
  ...dangling,
  ...stops(restored.now),
  ...campaigns(restored),
  ...renumbered(restored),
  ...counters,
  ...work(restored.now),
  ...sequences(restored),
  ...told(restored),
];

const dangling = [
  `DELETE FROM contact_labels WHERE contact_id NOT IN (SELECT id FROM contacts)
    OR label_id NOT IN (SELECT id FROM labels)`,
  `DELETE FROM contact_preferences WHERE contact_id NOT IN (SELECT id FROM contacts)`,
  `DELETE FROM snapshot_members WHERE contact_id NOT IN (SELECT id FROM contacts)
    OR snapshot_id NOT IN (SELECT id FROM segment_snapshots)`,
];

/** A number that went from one person to another while the backup ran is whose it was read last. */
export const beforeIndexes: readonly string[] = ["phone", "user_id"].map(
  (column) => `UPDATE contacts SET ${column} = NULL WHERE ${column} IS NOT NULL
    AND id NOT IN (SELECT max(id) FROM contacts WHERE ${column} IS NOT NULL GROUP BY ${column})`,
);

/** Who is suppressed is opted out, whatever was read of them before. */
const stops = (now: number) =>
  ["phone", "user_id"].map(
    (column) => `INSERT INTO contact_preferences (contact_id, opted_out, opted_out_at,
      opted_out_reason, opted_out_source, created_at, updated_at)
    SELECT c.id, 1, s.at, 'suppressed', 'import', ${now}, ${now}
    FROM suppressions AS s CROSS JOIN contacts AS c ON c.${column} = s.identity WHERE true
    ON CONFLICT (contact_id) DO UPDATE SET opted_out = 1, opted_out_at = excluded.opted_out_at,
      opted_out_reason = excluded.opted_out_reason, opted_out_source = excluded.opted_out_source,
      updated_at = excluded.updated_at
    WHERE opted_out = 0`,
  );

interface Change {
  readonly to: string;
  readonly where: string;
  readonly set: string;
}

/** Every campaign that might go on by itself stands still, each with an entry in the audit log. */
function campaigns({ now }: Restored): string[] {
  const changes: readonly Change[] = [
    // Launched while the backup ran: what its ledger says stays, and nobody can launch it again.
    {
      to: "cancelled",
      where: `status IN ('draft', 'scheduled') AND ${begun}`,
      set: `completed_at = ${now}`,
    },
    {
      to: "draft",
      where: `status IN ('scheduled', 'running', 'paused') AND NOT ${begun}`,
      set: `scheduled_at = NULL, wall_time = NULL, missed = 0, hold_quiet_hours = 0,
        started_at = NULL, paused_at = NULL, pause_reason = NULL, frozen_message = NULL,
        frozen_audience = NULL, frozen_hours = NULL`,
    },
    {
      to: "paused",
      where: `status IN ('running', 'paused')`,
      set: `paused_at = ${now}, pause_reason = '${PAUSED_BY_RESTORE}', frozen_audience = '${nobody}'`,
    },
  ];
  return [
    `DELETE FROM campaign_messages WHERE campaign_id NOT IN (SELECT id FROM campaigns)`,
    `UPDATE campaign_messages SET status = 'skipped', reason = 'cancelled', not_before = NULL
      WHERE status = 'pending' AND campaign_id IN (SELECT id FROM campaigns WHERE status = 'cancelled')`,
    ...changes.flatMap((change) => changed(change, now)),
    `DELETE FROM campaign_messages
      WHERE campaign_id IN (SELECT id FROM campaigns WHERE status = 'draft')`,
    doubted(now),
    `UPDATE campaigns SET version = version + ${NEWER}, heartbeat_at = NULL`,
  ];
}

const changed = ({ to, where, set }: Change, now: number): string[] => [
  `INSERT INTO audit_log (at, actor_kind, actor_name, action, entity, entity_id, before, after,
      request_id)
    SELECT ${now}, 'system', 'restore', 'campaign.restore', 'campaign', id,
      json_object('status', status, 'scheduledAt', scheduled_at), json_object('status', '${to}'),
      'restore'
    FROM campaigns WHERE ${where} ORDER BY id`,
  `UPDATE campaigns SET status = '${to}', phase = NULL, updated_at = ${now}, ${set} WHERE ${where}`,
];

/**
 * Who was waiting when the backup ran may have been sent to since. Only a person or Meta can say:
 * until then they count as somebody who may have it, for every cooldown too.
 */
const doubted = (now: number) =>
  `UPDATE campaign_messages SET status = 'unknown', reason = '${IN_DOUBT}', not_before = NULL,
      claimed_at = ${now}
    WHERE status IN ('pending', 'claimed')`;

const drafts = `(SELECT id FROM campaigns WHERE status = 'draft')`;

/** What may name a campaign that has no recipients. */
const naming = ["consent_events", "conversation_messages", "dead_letters", "notifications"];

/**
 * A draft may have been sent since. The object of its id remembers that everybody is written down,
 * and late reports of Meta name that id: so it goes on under one that nobody has heard of.
 */
function renumbered(restored: Restored): string[] {
  const by = unheardOf(restored);
  return [
    ...naming.map(
      (table) =>
        `UPDATE ${table} SET campaign_id = campaign_id + ${by} WHERE campaign_id IN ${drafts}`,
    ),
    segmentsNaming(by),
    `INSERT INTO audit_log (at, actor_kind, actor_name, action, entity, entity_id, before, after,
        request_id)
      SELECT ${restored.now}, 'system', 'restore', 'campaign.renumber', 'campaign', id + ${by},
        json_object('id', id), json_object('id', id + ${by}), 'restore'
      FROM campaigns WHERE status = 'draft' ORDER BY id`,
    `UPDATE campaigns SET id = id + ${by} WHERE status = 'draft'`,
  ];
}

/** Criteria ask about a campaign as `{"field":"campaign","value":{"id":7}}`, as often as they like. */
const segmentsNaming = (by: number) => `UPDATE segments SET criteria = (
    WITH RECURSIVE
      named (nth, place) AS (
        SELECT row_number() OVER (), fullkey FROM json_tree(segments.criteria)
        WHERE key = 'id' AND path LIKE '%.value' AND atom IN ${drafts}
          AND segments.criteria ->> (substr(path, 1, length(path) - 6) || '.field') = 'campaign'
      ),
      moved (nth, criteria) AS (
        SELECT 0, segments.criteria
        UNION ALL
        SELECT named.nth, json_set(moved.criteria, place, (moved.criteria ->> place) + ${by})
        FROM moved JOIN named ON named.nth = moved.nth + 1
      )
    SELECT criteria FROM moved ORDER BY nth DESC LIMIT 1
  ) WHERE criteria LIKE '%"campaign"%'`;

const states = ["pending", "claimed", "sent", "delivered", "read", "failed", "skipped", "unknown"];

const counters = [
  `DELETE FROM campaign_facts`,
  `INSERT INTO campaign_facts_stale (campaign_id, block, since)
    SELECT DISTINCT campaign_id, seq / 4096, 0 FROM campaign_messages WHERE true
    ON CONFLICT (campaign_id, block) DO NOTHING`,
  `DELETE FROM campaign_counters`,
  `INSERT INTO campaign_counters (campaign_id, total, ${states.join(", ")}, replied)
    SELECT c.id, count(m.seq), ${states.map((state) => `count(*) FILTER (WHERE m.status = '${state}')`).join(", ")},
      count(m.replied_at)
    FROM campaigns AS c LEFT JOIN campaign_messages AS m ON m.campaign_id = c.id GROUP BY c.id`,
  `UPDATE campaign_counters SET opted_out = said.people FROM (
      SELECT campaign_id AS id, count(*) AS people FROM consent_events
      WHERE act IN ('opt_out', 'meta_stop') AND campaign_id IS NOT NULL GROUP BY campaign_id
    ) AS said WHERE said.id = campaign_id`,
];

/** Work that was under way would go on from a place that the other tables do not agree with. */
const work = (now: number) => [
  `UPDATE jobs SET status = 'cancelled', holder = NULL, held_until = NULL, finished_at = ${now}
    WHERE status IN ('queued', 'running', 'cancelling')`,
  // Whom it had found is in no backup: repeated, it finds them again from the first one on.
  `UPDATE jobs SET cursor = json_set(cursor, '$.after', 0)
    WHERE kind = 'bulk' AND status = 'failed' AND cursor IS NOT NULL`,
  // Whoever said STOP may have been answered since; a second answer would be worse than none.
  `UPDATE opt_out_replies SET status = 'in_doubt' WHERE status IN ('due', 'sending')`,
];

/** Also of a table that had no row yet when the backup ran. */
function sequences(restored: Restored): string[] {
  const { campaigns: drafts = 0, conversation_replies: replies = 0 } = restored.sequences;
  const next = {
    ...restored.sequences,
    campaigns: drafts + unheardOf(restored),
    conversation_replies: replies + LOST_REPLIES,
  };
  return Object.entries(next).flatMap(([table, id]) => [
    `DELETE FROM sqlite_sequence WHERE name = '${table}'`,
    `INSERT INTO sqlite_sequence (name, seq) VALUES ('${table}', ${id})`,
  ]);
}

const told = ({ now, backupAt }: Restored) => [
  `INSERT INTO notifications (kind, params, campaign_id, at)
    SELECT 'restored', json_object('at', '${backupAt.slice(0, 16).replace("T", " ")} UTC',
      'paused', count(*) FILTER (WHERE after ->> 'status' = 'paused'),
      'drafts', count(*) FILTER (WHERE after ->> 'status' = 'draft')), NULL, ${now}
    FROM audit_log WHERE action = 'campaign.restore' AND at = ${now}`,
  `INSERT INTO audit_log (at, actor_kind, actor_name, action, after, request_id)
    VALUES (${now}, 'system', 'restore', 'backup.restore',
      json_object('backupAt', '${backupAt}'), 'restore')`,
];
