import { env } from "cloudflare:workers";
import { sql } from "drizzle-orm";
import { systemActor, type Ctx } from "@siar/kernel/ctx";
import { database } from "@siar/kernel/database";
import fc from "fast-check";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { workflowStatuses } from "../../contacts/schema.ts";
import * as fields from "../../fields/index.ts";
import { audienceSql } from "../audience.ts";
import type { Criteria } from "../rules/criteria.ts";
import { BLOCK } from "./alphabet.ts";
import { countAudience, doubtful } from "./count.ts";
import { foldStep } from "./fold.ts";
import { knownOf } from "./select.ts";

const db = database(env.DB);
const NOW = Date.UTC(2026, 10, 20, 5);
const DAY = 86_400_000;
const ctx: Ctx = {
  db,
  now: NOW,
  actor: { ...systemActor("test"), kind: "member", memberId: 7 },
  locale: "en",
  requestId: "r-1",
  address: null,
  deliver: async () => {},
};
const moment = { at: NOW, timezone: "Asia/Jakarta" };
const always = { people: 1, waiting: 1 };
const fold = async (): Promise<void> => {
  while (await foldStep(ctx, always));
};

/** On both sides of where one block ends and the next begins. */
const ids = [1, 2, 3, 7, 5_000, BLOCK - 1, BLOCK, BLOCK + 1, BLOCK + 9];
const id = fc.constantFrom(...ids);
const word = fc.constantFrom("Jakarta", "jakarta", "Bandung", "Ünal", "ünal", "🙂 ok", '%_"', "");
const amount = fc.oneof(fc.integer({ min: -3, max: 9 }), fc.constantFrom(0.5, 2.5, 2 ** 60, -0));
const day = fc.constantFrom("1990-05-01", "2026-11-01", "2026-11-20", "2026-11-21");
const instant = fc.integer({ min: NOW - 40 * DAY, max: NOW + DAY });
const attributes = fc.record(
  {
    city: fc.oneof(word, amount, fc.boolean()),
    spent: fc.oneof(amount, word),
    birthday: day,
    vip: fc.boolean(),
    gone: word,
  },
  { requiredKeys: [] },
);

/** A change as any noun may make it: in SQL, past every verb. */
type Write = { run: () => Promise<unknown> };
const write = (run: () => Promise<unknown>): Write => ({ run });
const contact = fc
  .tuple(
    id,
    fc.record({
      name: word,
      phone: fc.option(fc.constantFrom("+62812", "+1415", "+62")),
      language: fc.option(fc.constantFrom("id", "en", "EN")),
      attributes,
      status: fc.constantFrom(...workflowStatuses),
      count: fc.integer({ min: 0, max: 5 }),
      rating: fc.option(fc.integer({ min: 1, max: 5 })),
      last: fc.option(instant),
      created: instant,
    }),
  )
  .map(([at, one]) =>
    write(() =>
      db.run(sql`
        INSERT INTO contacts (id, name, phone, user_id, language, attributes, workflow_status,
          last_interaction_at, conversation_count, rating, created_at, updated_at)
        VALUES (${at}, ${one.name}, ${one.phone === null ? null : one.phone + String(at)}, ${`U${at}`},
          ${one.language}, ${JSON.stringify(one.attributes)}, ${one.status}, ${one.last}, ${one.count},
          ${one.rating}, ${one.created}, 0)
        ON CONFLICT (id) DO UPDATE SET name = excluded.name, phone = excluded.phone,
          language = excluded.language, attributes = excluded.attributes,
          workflow_status = excluded.workflow_status, rating = excluded.rating,
          last_interaction_at = excluded.last_interaction_at,
          conversation_count = excluded.conversation_count, created_at = excluded.created_at`),
    ),
  );
const labelled = fc
  .tuple(id, fc.integer({ min: 1, max: 3 }))
  .map(([at, label]) =>
    write(() =>
      db.run(
        sql`INSERT OR IGNORE INTO contact_labels SELECT id, ${label} FROM contacts WHERE id = ${at}`,
      ),
    ),
  );
const unlabelled = fc
  .integer({ min: 1, max: 3 })
  .map((label) => write(() => db.run(sql`DELETE FROM contact_labels WHERE label_id = ${label}`)));
const preferred = fc.tuple(id, fc.boolean(), fc.boolean()).map(([at, out, meta]) =>
  write(() =>
    db.run(sql`
        INSERT INTO contact_preferences (contact_id, opted_out, meta_stopped, created_at, updated_at)
        SELECT id, ${out ? 1 : 0}, ${meta ? 1 : 0}, 0, 0 FROM contacts WHERE id = ${at}
        ON CONFLICT (contact_id) DO UPDATE SET
          opted_out = excluded.opted_out, meta_stopped = excluded.meta_stopped`),
  ),
);
const removed = id.map((at) => write(() => db.run(sql`DELETE FROM contacts WHERE id = ${at}`)));
const stepped = fc.constant(write(() => foldStep(ctx, always)));
const foldedUp = fc.constant(write(fold));
const change = fc.oneof(
  { arbitrary: contact, weight: 6 },
  { arbitrary: labelled, weight: 3 },
  { arbitrary: stepped, weight: 3 },
  unlabelled,
  preferred,
  removed,
  foldedUp,
);

const ask = (field: string | string[], op: string[], value?: fc.Arbitrary<unknown>) =>
  fc.record({
    field: fc.constantFrom(...[field].flat()),
    op: fc.constantFrom(...op),
    ...(value !== undefined && { value }),
  });
const some = <T>(one: fc.Arbitrary<T>) => fc.array(one, { minLength: 1, maxLength: 3 });
const text = word.filter((each) => each !== "");
const texts = ["name", "attributes.city", "attributes.gone"];
const numbers = ["rating", "conversationCount", "attributes.spent"];
const when = fc.oneof(
  day,
  instant.map((at) => new Date(at).toISOString()),
);
const leaf: fc.Arbitrary<Criteria> = fc.oneof(
  ask(
    "label",
    ["has_any", "has_all", "has_none"],
    fc.uniqueArray(fc.integer({ min: 1, max: 4 }), { minLength: 1 }),
  ),
  ask("workflowStatus", ["in", "not_in"], some(fc.constantFrom(...workflowStatuses))),
  ask(["lastInteractionAt", "createdAt"], ["before", "after"], when),
  ask(["lastInteractionAt", "createdAt"], ["between"], fc.tuple(when, when)),
  ask(
    ["lastInteractionAt", "attributes.birthday"],
    ["within_last", "not_within_last"],
    fc.integer({ min: 0, max: 30 }),
  ),
  ask(numbers, ["eq", "neq", "lt", "lte", "gt", "gte"], amount),
  ask(numbers, ["between"], fc.tuple(amount, amount)),
  ask(
    texts,
    ["eq", "neq", "contains", "starts_with"],
    fc.oneof(text, fc.constantFrom("a", "akar")),
  ),
  ask(texts, ["in", "not_in"], some(text)),
  ask("language", ["eq", "neq"], fc.constantFrom("id", "en")),
  ask("phone", ["starts_with"], fc.constantFrom("+62", "62812", "+1", "+6")),
  ask("attributes.birthday", ["before", "after", "eq", "neq"], day),
  ask("attributes.birthday", ["between"], fc.tuple(day, day)),
  ask("attributes.vip", ["eq", "neq"], fc.boolean()),
  ask("optedOut", ["eq"], fc.boolean()),
  ask(["name", "phone", "language", "rating", ...texts], ["is_set", "is_not_set"]),
);
const trees = fc.letrec<{ tree: Criteria }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3, depthSize: "small" },
    leaf,
    fc.record({ all: fc.array(tie("tree"), { maxLength: 3 }) }),
    fc.record({ any: fc.array(tie("tree"), { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: tie("tree") }),
  ),
})).tree;

const byColumns = (criteria: Criteria) =>
  countAudience(ctx, { criteria, moment, cooling: { ids: [], is: sql`0` }, first: 20 });

async function byStatement(criteria: Criteria) {
  const rows = await db.all<{ id: number; phone: string | null; out: number }>(sql`
    SELECT id, phone, id IN (SELECT contact_id FROM contact_preferences
      WHERE opted_out OR meta_stopped) AS out
    FROM contacts WHERE ${audienceSql(criteria, moment)} ORDER BY id`);
  return {
    count: rows.length,
    optedOut: rows.filter(({ out }) => out === 1).length,
    withoutPhone: rows.filter(({ phone }) => phone === null).length,
    inCooldown: 0,
    first: rows.map((row) => row.id),
  };
}

beforeAll(async () => {
  await fields.create(ctx, { key: "city", label: "City", type: "text" });
  await fields.create(ctx, { key: "spent", label: "Spent", type: "number" });
  await fields.create(ctx, { key: "birthday", label: "Birthday", type: "date" });
  await fields.create(ctx, { key: "vip", label: "VIP", type: "boolean" });
});
beforeEach(async () => {
  await db.run(sql`DELETE FROM contacts`);
  await fold();
});

describe("columns", { timeout: 240_000 }, () => {
  it("P2 count exactly whom the statement selects, after whatever was written and folded", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(change, { minLength: 3, maxLength: 14 }),
        fc.array(trees, { minLength: 1, maxLength: 5 }),
        async (changes, criteria) => {
          for (const { run } of changes) await run();
          for (const each of criteria) {
            expect({ each, ...(await byColumns(each)) }).toEqual({
              each,
              ...(await byStatement(each)),
            });
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  it("leave nobody in doubt about what they hold whole", async () => {
    for (const at of ids) {
      await db.run(sql`
        INSERT INTO contacts (id, name, phone, attributes, rating, created_at, updated_at)
        VALUES (${at}, ${`N${at}`}, ${`+62812${at}`}, ${JSON.stringify({ city: "Bogor", spent: at })},
          ${(at % 5) + 1}, ${at}, 0)`);
      await db.run(sql`INSERT INTO contact_labels VALUES (${at}, ${at % 2})`);
    }
    // Bounds are found anew once the table has outgrown them.
    await db.run(sql`DELETE FROM audience_facets`);
    await fold();
    for (const criteria of [
      { field: "label", op: "has_any", value: [1] },
      { field: "rating", op: "gte", value: 3 },
      { field: "attributes.city", op: "contains", value: "og" },
      { not: { field: "attributes.spent", op: "between", value: [3, 5_000] } },
      { field: "phone", op: "starts_with", value: "+62812" },
    ]) {
      const known = await knownOf(ctx, criteria, moment);
      expect({ criteria, doubts: known && doubtful(known).length }).toEqual({
        criteria,
        doubts: 0,
      });
      expect(await byColumns(criteria)).toEqual(await byStatement(criteria));
    }
  });

  it("cost one row for a contact that changes, however often before it is folded in", async () => {
    await db.run(
      sql`INSERT INTO contacts (id, phone, created_at, updated_at) VALUES (3, '+62', 0, 0)`,
    );
    await fold();
    for (const rating of [1, 2, 3]) await db.run(sql`UPDATE contacts SET rating = ${rating}`);
    await db.run(sql`UPDATE contacts SET rating = 3, updated_at = 9`);
    expect(await db.all(sql`SELECT contact_id, marks FROM audience_dirty`)).toEqual([
      { contact_id: 3, marks: 3 },
    ]);
    await fold();
    expect(await db.all(sql`SELECT * FROM audience_dirty`)).toEqual([]);
  });
});
