import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { SQLiteSyncDialect } from "drizzle-orm/sqlite-core";
import { sql, type SQL } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { workflowStatuses } from "../contacts/schema.ts";
import { audienceSql } from "./audience.ts";
import type { Moment } from "./rules/calendar.ts";
import type { Criteria } from "./rules/criteria.ts";
import { meets, type Person, type ReceivedMessage } from "./rules/evaluate.ts";
import { checkCriteria } from "./rules/vocabulary.ts";

const migrations = join(import.meta.dirname, "../../../../migrations");

/** The product's own tables, in a database that lives as long as this file's tests. */
function database(): DatabaseSync {
  const db = new DatabaseSync(":memory:");
  for (const file of readdirSync(migrations).toSorted()) {
    if (file.endsWith(".sql")) db.exec(readFileSync(join(migrations, file), "utf8"));
  }
  return db;
}

const db = database();
afterAll(() => db.close());

const dialect = new SQLiteSyncDialect();
const labelIds = [1, 2, 3];
const snapshots = [7, 8];
for (const id of snapshots) {
  db.prepare(`INSERT INTO segments
    (id, name, criteria, is_dynamic, snapshot_id, created_at, updated_at)
    VALUES (?, 'Static ' || ?1, '{}', 0, ?1 * 10, 0, 0)`).run(id);
}

function store(people: readonly Person[]): void {
  db.exec(
    "BEGIN; DELETE FROM contacts; DELETE FROM contact_labels; DELETE FROM snapshot_members; DELETE FROM suppressions; DELETE FROM campaign_messages",
  );
  const contact = db.prepare(`INSERT INTO contacts (id, name, phone, user_id, language, attributes,
    workflow_status, last_interaction_at, conversation_count, rating, created_at, updated_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)`);
  const wears = db.prepare("INSERT INTO contact_labels VALUES (?, ?)");
  const member = db.prepare("INSERT INTO snapshot_members VALUES (?, ?)");
  const stopped = db.prepare(`INSERT INTO contact_preferences
    (contact_id, opted_out, meta_stopped, created_at, updated_at) VALUES (?, ?, ?, 0, 0)`);
  const message = db.prepare(`INSERT INTO campaign_messages
    (campaign_id, seq, contact_id, status, sent_at, delivered_at, read_at, replied_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)`);
  people.forEach((person, at) => {
    const id = at + 1;
    for (const { campaignId, status, sentAt, deliveredAt, readAt, repliedAt } of person.messages) {
      message.run(campaignId, id, id, status, sentAt, deliveredAt, readAt, repliedAt);
    }
    contact.run(
      id,
      person.name,
      person.phone === null ? null : `${person.phone}${id}`,
      `ID.${id}`,
      person.language,
      JSON.stringify(person.attributes),
      person.workflowStatus,
      person.lastInteractionAt,
      person.conversationCount,
      person.rating,
      person.createdAt,
    );
    for (const label of person.labelIds) wears.run(id, label);
    for (const snapshot of person.snapshots) member.run(snapshot * 10, id);
    if (person.optedOut) stopped.run(id, id % 2, (id + 1) % 2);
  });
  db.exec("COMMIT");
}

/** However the statement reads. */
function selected(criteria: Criteria, moment: Moment): number[] {
  const ids = selectedBy(audienceSql(criteria, moment));
  expect(selectedBy(audienceSql(criteria, moment, "few"))).toEqual(ids);
  return ids;
}

function selectedBy(condition: SQL): number[] {
  const query = dialect.sqlToQuery(sql`SELECT id FROM contacts WHERE ${condition} ORDER BY id`);
  expect(query.params.length).toBeLessThanOrEqual(100);
  const params = query.params.map((param): SQLInputValue => {
    if (typeof param === "string" || typeof param === "number") return param;
    throw new Error(`D1 would not bind ${typeof param}`);
  });
  return db
    .prepare(query.sql)
    .all(...params)
    .map(({ id }) => Number(id));
}

const NOON = Date.UTC(2026, 10, 20, 12);
const zones = [
  "Asia/Jakarta",
  "America/Santiago",
  "America/Havana",
  "Pacific/Apia",
  "Asia/Kathmandu",
];
const words = [
  "Jakarta",
  "jakarta",
  "Bandung",
  "İzmir",
  "Ünal",
  "ünal",
  "李明",
  "🙂 ok",
  "O'Neil",
  '%_"',
  "5",
];
const word = fc.constantFrom(...words);
const day = fc.constantFrom(
  "2026-03-08",
  "2026-09-06",
  "2026-11-01",
  "2026-11-20",
  "2026-11-21",
  "2011-12-30",
);
// Instants around the days above, to the second, so that zones and summer time decide.
const instant = fc
  .tuple(day, fc.integer({ min: -30 * 3_600, max: 54 * 3_600 }))
  .map(([date, seconds]) => Date.parse(`${date}T00:00:00Z`) + seconds * 1_000);
const amount = fc.oneof(fc.integer({ min: -3, max: 6 }), fc.constantFrom(0.5, 2.5, 1e15, -0));

const attributes = fc.record(
  {
    city: fc.oneof(word, fc.constant("")),
    // Left behind by a field that once had another type.
    odd: fc.oneof(word, amount, fc.boolean()),
    spent: amount,
    birthday: day,
    vip: fc.boolean(),
  },
  { requiredKeys: [] },
);

const campaignIds = [4, 5];
const message: fc.Arbitrary<ReceivedMessage> = fc.record({
  campaignId: fc.constantFrom(...campaignIds),
  status: fc.constantFrom("sent", "delivered", "read", "failed"),
  sentAt: fc.option(instant),
  deliveredAt: fc.option(instant),
  readAt: fc.option(instant),
  repliedAt: fc.option(instant),
});

const person: fc.Arbitrary<Person> = fc.record({
  name: fc.oneof(word, fc.constant("")),
  phone: fc.option(fc.constantFrom("+62812", "+6285", "+1415", "+62")),
  language: fc.option(fc.constantFrom("id", "en", "EN")),
  attributes,
  workflowStatus: fc.constantFrom(...workflowStatuses),
  conversationCount: fc.integer({ min: 0, max: 5 }),
  rating: fc.option(fc.integer({ min: 1, max: 5 })),
  optedOut: fc.boolean(),
  labelIds: fc.subarray(labelIds).map((ids) => new Set(ids)),
  lastInteractionAt: fc.option(instant),
  createdAt: instant,
  snapshots: fc.subarray(snapshots).map((ids) => new Set(ids)),
  messages: fc.uniqueArray(message, { maxLength: 2, selector: ({ campaignId }) => campaignId }),
});

const leafOf = (
  field: string | fc.Arbitrary<string>,
  op: string[],
  value?: fc.Arbitrary<unknown>,
) =>
  fc.record({
    field: typeof field === "string" ? fc.constant(field) : field,
    op: fc.constantFrom(...op),
    ...(value !== undefined && { value }),
  });

const several = <T>(one: fc.Arbitrary<T>) => fc.array(one, { minLength: 1, maxLength: 3 });
const when = fc.oneof(
  day,
  instant.map((at) => new Date(at).toISOString()),
);
const pair = <T>(one: fc.Arbitrary<T>) => fc.tuple(one, one);
const moments = fc.constantFrom("lastInteractionAt", "createdAt");
const numbers = fc.constantFrom(
  "conversationCount",
  "rating",
  "attributes.spent",
  "attributes.odd",
);
const texts = fc.constantFrom("name", "attributes.city", "attributes.odd");
const nullable = fc.constantFrom(
  "name",
  "phone",
  "language",
  "lastInteractionAt",
  "rating",
  "attributes.city",
  "attributes.spent",
  "attributes.vip",
  "attributes.absent",
);

const leaf: fc.Arbitrary<Criteria> = fc.oneof(
  leafOf("label", ["has_any", "has_all", "has_none"], several(fc.constantFrom(...labelIds))),
  leafOf("workflowStatus", ["in", "not_in"], several(fc.constantFrom(...workflowStatuses))),
  leafOf(moments, ["before", "after"], when),
  leafOf(moments, ["between"], pair(when)),
  leafOf(moments, ["within_last", "not_within_last"], fc.integer({ min: 0, max: 40 })),
  leafOf(numbers, ["eq", "neq", "lt", "lte", "gt", "gte"], amount),
  leafOf(numbers, ["between"], pair(amount)),
  leafOf(
    texts,
    ["eq", "neq", "contains", "starts_with"],
    fc.oneof(word, fc.constantFrom("a", "Jak", "ü")),
  ),
  leafOf(texts, ["in", "not_in"], several(word)),
  leafOf("language", ["eq", "neq"], fc.constantFrom("id", "en")),
  leafOf("phone", ["starts_with"], fc.constantFrom("+62", "62812", "+1", "+6")),
  leafOf("attributes.birthday", ["before", "after", "eq", "neq"], day),
  leafOf("attributes.birthday", ["between"], pair(day)),
  leafOf(
    "attributes.birthday",
    ["within_last", "not_within_last"],
    fc.integer({ min: 0, max: 400 }),
  ),
  leafOf(fc.constantFrom("attributes.vip", "attributes.odd"), ["eq", "neq"], fc.boolean()),
  leafOf("optedOut", ["eq"], fc.boolean()),
  leafOf(
    "campaign",
    ["received", "delivered", "read", "replied"].flatMap((op) => [op, `not_${op}`]),
    fc.oneof(
      fc.record({ id: fc.constantFrom(...campaignIds) }),
      fc.record({ withinDays: fc.integer({ min: 1, max: 400 }) }),
    ),
  ),
  leafOf("segmentSnapshot", ["in"], fc.constantFrom(...snapshots)),
  leafOf(nullable, ["is_set", "is_not_set"]),
);

const trees = fc.letrec<{ tree: Criteria }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, depthSize: "small" },
    leaf,
    fc.record({ all: fc.array(tie("tree"), { maxLength: 3 }) }),
    fc.record({ any: fc.array(tie("tree"), { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: tie("tree") }),
  ),
})).tree;

const moment = fc.record({
  at: fc.oneof(fc.constant(NOON), instant),
  timezone: fc.constantFrom(...zones),
});

describe("criteria", { timeout: 30_000 }, () => {
  it("P2 select in SQL exactly the people whom the evaluator in memory selects", () => {
    fc.assert(
      fc.property(
        fc.array(person, { minLength: 1, maxLength: 12 }),
        fc.array(trees, { minLength: 1, maxLength: 6 }),
        moment,
        (people, criteria, now) => {
          store(people);
          for (const each of criteria) {
            const wanted = people.flatMap((one, at) => {
              const phone = one.phone === null ? null : `${one.phone}${at + 1}`;
              return meets(each, { ...one, phone }, now) ? [at + 1] : [];
            });
            expect(selected(each, now)).toEqual(wanted);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it("every single kind of condition agrees on its own", () => {
    fc.assert(
      fc.property(
        fc.array(person, { minLength: 8, maxLength: 8 }),
        fc.array(leaf, { minLength: 20, maxLength: 20 }),
        moment,
        (people, leaves, now) => {
          store(people);
          for (const each of leaves) {
            const wanted = people.flatMap((one, at) =>
              meets(
                each,
                { ...one, phone: one.phone === null ? null : `${one.phone}${at + 1}` },
                now,
              )
                ? [at + 1]
                : [],
            );
            expect({ each, ids: selected(each, now) }).toEqual({ each, ids: wanted });
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it("travel packed when they hold more values than D1 binds", () => {
    const between = (at: number): Criteria => ({
      field: "attributes.spent",
      op: "between",
      value: [at, at + 1],
    });
    const fifty: Criteria = { any: Array.from({ length: 50 }, (_, at) => between(at - 25)) };
    const people = fc.sample(person, 40);
    store(people);
    const now = { at: NOON, timezone: "Asia/Jakarta" };
    const wanted = people.flatMap((one, at) => (meets(fifty, one, now) ? [at + 1] : []));
    expect(selected(fifty, now)).toEqual(wanted);
    expect(dialect.sqlToQuery(audienceSql(fifty, now)).params).toHaveLength(1);
  });

  it("are the exact complement of themselves under not, unset values included", () => {
    fc.assert(
      fc.property(
        fc.array(person, { minLength: 1, maxLength: 10 }),
        trees,
        moment,
        (people, tree, now) => {
          store(people);
          const all = people.map((_, at) => at + 1);
          const within = new Set(selected(tree, now));
          const others = all.filter((id) => !within.has(id));
          expect(selected({ not: tree }, now)).toEqual(others);
          expect(selectedBy(sql`NOT ${audienceSql(tree, now)}`)).toEqual(others);
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe("a plan", () => {
  const plan = (criteria: Criteria): string => {
    const audience = audienceSql(criteria, { at: NOON, timezone: "Asia/Jakarta" });
    const query = dialect.sqlToQuery(
      sql`EXPLAIN QUERY PLAN SELECT count(*) FROM contacts WHERE ${audience}`,
    );
    return db
      .prepare(query.sql)
      .all(...query.params.map(String))
      .map(({ detail }) => detail)
      .join("\n");
  };

  it("starts from the label's own index", () => {
    const steps = plan({
      all: [
        { field: "label", op: "has_any", value: [1] },
        { field: "rating", op: "gte", value: 4 },
      ],
    });
    expect(steps).toContain("SEARCH contacts USING INTEGER PRIMARY KEY");
    expect(steps).toContain("contact_labels_label");
  });

  it("walks an index for times, states, names and beginnings of numbers", () => {
    const uses = (criteria: Criteria) => plan(criteria);
    expect(uses({ field: "lastInteractionAt", op: "within_last", value: 30 })).toContain(
      "contacts_last_interaction",
    );
    expect(uses({ field: "createdAt", op: "after", value: "2026-11-01" })).toContain(
      "contacts_created",
    );
    expect(uses({ field: "workflowStatus", op: "in", value: ["closed"] })).toContain(
      "contacts_workflow_status",
    );
    expect(uses({ field: "name", op: "eq", value: "budi" })).toContain("contacts_name");
    expect(uses({ field: "phone", op: "starts_with", value: "+62812" })).toContain(
      "contacts_phone_unique",
    );
  });
});

describe("a check", () => {
  const vocabulary = {
    fields: [
      { key: "city", type: "text" },
      { key: "spent", type: "number" },
      { key: "birthday", type: "date" },
      { key: "vip", type: "boolean" },
    ],
    labelIds: new Set([1]),
    campaignIds: new Set([4]),
    segmentIds: new Set([2]),
  } as const;
  const faults = (criteria: Criteria) =>
    checkCriteria(criteria, vocabulary).map(({ path, message }) => `${path.join(".")}: ${message}`);

  it("points at the fault by its path", () => {
    const criteria = {
      all: [
        { field: "label", op: "has_any", value: [1, 9] },
        {
          any: [
            { field: "attributes.shoe", op: "eq", value: "42" },
            { field: "rating", op: "contains", value: "4" },
          ],
        },
        { not: { field: "attributes.birthday", op: "before", value: "2026-02-30" } },
      ],
    };
    expect(faults(criteria)).toEqual([
      "all.0.value.1: There is no label 9.",
      "all.1.any.0.field: There is no such field.",
      "all.1.any.1.op: This cannot be asked of this field.",
      "all.2.not.value: Write a day as 2026-12-31.",
    ]);
  });

  it("lets a field be asked only what fits its type", () => {
    expect(faults({ field: "attributes.spent", op: "gt", value: 5 })).toEqual([]);
    expect(faults({ field: "attributes.spent", op: "gt", value: "5" })).toHaveLength(1);
    expect(faults({ field: "attributes.city", op: "gt", value: 5 })).toHaveLength(1);
    expect(faults({ field: "attributes.vip", op: "eq", value: "true" })).toHaveLength(1);
  });

  it("knows which campaigns and segments there are", () => {
    const received = (value: unknown) => faults({ field: "campaign", op: "received", value });
    expect(received({ id: 4 })).toEqual([]);
    expect(received({ withinDays: 30 })).toEqual([]);
    expect(received({ id: 9 })).toEqual(["value.id: There is no campaign 9."]);
    expect(received(30)).toEqual(["value: Choose a campaign, or write within how many days."]);
    expect(faults({ field: "segment", op: "not_in", value: [2, 3] })).toEqual([
      "value.1: There is no segment 3.",
    ]);
  });

  it("keeps snapshots to ourselves", () => {
    expect(faults({ field: "segmentSnapshot", op: "in", value: 7 })).toEqual([
      "field: There is no such field.",
    ]);
  });
});
