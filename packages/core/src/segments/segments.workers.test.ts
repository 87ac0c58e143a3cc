import { env } from "cloudflare:workers";
import { sql } from "drizzle-orm";
import { DAY, MINUTE } from "@siar/kernel/clock";
import { systemActor, type Ctx } from "@siar/kernel/ctx";
import { database } from "@siar/kernel/database";
import fc from "fast-check";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import * as contacts from "../contacts/index.ts";
import * as fields from "../fields/index.ts";
import * as labels from "../labels/index.ts";
import { createStatement } from "../settings/index.ts";
import * as segments from "./index.ts";
import type { Criteria } from "./schema.ts";

const db = database(env.DB);
const NOW = Date.UTC(2026, 10, 20, 5);
const ctx: Ctx = {
  db,
  now: NOW,
  actor: { ...systemActor("test"), kind: "member", memberId: 7 },
  locale: "en",
  requestId: "r-1",
  address: null,
  deliver: async () => {},
};
const value = <T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};
const inCity = (city: string): Criteria => ({ field: "attributes.city", op: "eq", value: city });
let phone = 0;
const person = async (city: string, more = {}) => {
  phone += 1;
  return value(
    await contacts.create(ctx, {
      phone: `+62812${String(10_000_000 + phone)}`,
      attributes: { city },
      ...more,
    }),
  );
};
const make = async (input: Partial<Parameters<typeof segments.create>[1]> = {}) =>
  value(await segments.create(ctx, { name: "Bandung", criteria: inCity("Bandung"), ...input }));
const count = async (id: number) => value(await segments.preview(ctx, { id })).count;

beforeAll(async () => {
  const business = {
    businessName: "Kopi",
    defaultCountry: "ID",
    timezone: "Asia/Jakarta",
    locale: "id",
  } as const;
  await ctx.db.batch([createStatement(ctx, business)]);
  await fields.create(ctx, { key: "city", label: "City", type: "text" });
});
beforeEach(async () => {
  await db.run(sql`DELETE FROM contacts`);
  await db.run(sql`DELETE FROM segments`);
  await db.run(sql`DELETE FROM campaigns`);
});

describe("a segment", () => {
  it("1.1 has a name, a description and criteria, and shows its count", async () => {
    await person("Bandung");
    await person("Bogor");
    const made = await make({ description: "Near us" });
    expect(made).toMatchObject({
      name: "Bandung",
      description: "Near us",
      criteria: inCity("Bandung"),
      isDynamic: true,
      contactCount: 1,
      lastRefreshedAt: "2026-11-20T05:00:00.000Z",
      createdBy: 7,
      version: 1,
    });
    expect(value(await segments.list(ctx, {})).items).toEqual([made]);
  });

  it("P3 comes back exactly as it was saved", { timeout: 90_000 }, async () => {
    const text = fc
      .string({ unit: "binary", minLength: 1, maxLength: 30 })
      .filter((each) => !each.includes("\u0000"));
    const asParsed = { noNullPrototype: true };
    const saved = fc.record({
      description: text,
      criteria: fc.oneof(
        fc.record(
          { field: fc.constant("name"), op: fc.constantFrom("eq", "contains"), value: text },
          asParsed,
        ),
        fc.record({ all: fc.array(text.map(inCity), { maxLength: 3 }) }, asParsed),
        fc.record({ not: text.map(inCity) }, asParsed),
      ),
      isDynamic: fc.boolean(),
    });
    let serial = 0;
    await fc.assert(
      fc.asyncProperty(saved, async (input) => {
        serial += 1;
        // The answer is read back from the table.
        expect(await make({ ...input, name: `Segment ${serial}` })).toMatchObject(input);
      }),
      { numRuns: 100 },
    );
  });

  it("1.5 is changed by version and deleted", async () => {
    const { id } = await make();
    const change = { id, version: 1, name: "Bogor", criteria: inCity("Bogor") };
    expect(value(await segments.update(ctx, change))).toMatchObject({ name: "Bogor", version: 2 });
    expect(await segments.update(ctx, change)).toMatchObject({
      error: { code: "changed-meanwhile" },
    });
    value(await segments.remove(ctx, { id }));
    expect(await segments.get(ctx, { id })).toMatchObject({ error: { code: "not-found" } });
  });

  it("has a name of its own, whatever the case", async () => {
    await make();
    expect(await segments.create(ctx, { name: "BANDUNG", criteria: { all: [] } })).toMatchObject({
      error: { code: "name-taken" },
    });
  });

  it("refuses criteria with the path of the fault", async () => {
    const criteria = { all: [inCity("Bogor"), { field: "label", op: "has_any", value: [404] }] };
    expect(await segments.create(ctx, { name: "x", criteria })).toMatchObject({
      error: { code: "criteria-invalid", errors: [{ path: "criteria.all.1.value.0" }] },
    });
    const shapeless = { all: [inCity("Bogor"), { any: [] }] };
    expect(await segments.create(ctx, { name: "x", criteria: shapeless })).toMatchObject({
      error: { code: "invalid-input", errors: [{ path: "criteria.all.1.any" }] },
    });
  });

  it("is not deleted while a scheduled or running campaign needs it", async () => {
    const { id } = await make();
    for (const [status, refused] of [
      ["draft", false],
      ["scheduled", true],
      ["running", true],
      ["paused", true],
      ["completed", false],
    ] as const) {
      await db.run(sql`DELETE FROM campaigns`);
      await db.run(sql`INSERT INTO campaigns (name, segment_id, exclude_segment_ids, message_type, status, timezone,
        rate_limit, cooldown_hours, created_at, updated_at)
        VALUES ('Promo', ${refused ? null : id}, ${JSON.stringify(refused ? [id] : [])}, 'text', ${status}, 'UTC', 20, 24, 1, 1)`);
      const target = refused ? id : (await make({ name: `copy ${status}` })).id;
      const answer = await segments.remove(ctx, { id: target });
      if (refused) {
        expect(answer).toMatchObject({
          error: { code: "segment-in-use", params: { users: "Promo" } },
        });
      } else expect(answer.ok).toBe(true);
    }
  });
});

describe("who is in it", () => {
  it("P4 a dynamic segment takes in whoever matches from then on, and lets go who no longer does", async () => {
    const { id } = await make();
    expect(await count(id)).toBe(0);
    const ayu = await person("Bandung");
    expect(await count(id)).toBe(1);
    await contacts.update(ctx, { id: ayu.id, version: 1, attributes: { city: "Bogor" } });
    expect(await count(id)).toBe(0);
  });

  it("P5 a static segment stays as it was until a new snapshot is taken", async () => {
    await person("Bandung");
    const { id } = await make({ isDynamic: false });
    const late = await person("Bandung");
    expect(await count(id)).toBe(1);
    const renamed = value(
      await segments.update(ctx, {
        id,
        version: 1,
        name: "Old",
        criteria: inCity("Bandung"),
        isDynamic: false,
      }),
    );
    expect(renamed.contactCount).toBe(1);
    expect(await count(id)).toBe(1);
    expect(value(await segments.refresh({ ...ctx, now: NOW + DAY }, { id }))).toMatchObject({
      contactCount: 2,
      lastRefreshedAt: "2026-11-21T05:00:00.000Z",
    });
    await contacts.remove(ctx, { id: late.id });
    expect(await count(id)).toBe(1);
  });

  it("P5 a snapshot is written beside the one in use, and what is in no use any more is swept", async () => {
    const old = await person("Bandung");
    const { id } = await make({ isDynamic: false });
    await person("Bandung");
    value(await segments.refresh(ctx, { id }));
    const members = () => db.$count(sql`snapshot_members`);
    expect(await members()).toBe(3);
    const sweep = async (now: number) => {
      while (await segments.sweepSnapshots({ ...ctx, now }));
    };
    await sweep(NOW);
    expect(await members()).toBe(3);
    await sweep(NOW + DAY);
    expect(await members()).toBe(2);
    expect(await count(id)).toBe(2);
    expect(value(await segments.explain(ctx, { id, contactId: old.id })).isIn).toBe(true);
    value(await segments.remove(ctx, { id }));
    await sweep(NOW + DAY);
    expect(await members()).toBe(0);
  });

  it("P5 a dynamic segment becomes static and back, each time with its own people", async () => {
    await person("Bandung");
    const { id } = await make({});
    const input = { name: "Bandung", criteria: inCity("Bandung") };
    value(await segments.update(ctx, { id, version: 1, ...input, isDynamic: false }));
    await person("Bandung");
    expect(await count(id)).toBe(1);
    value(await segments.update(ctx, { id, version: 2, ...input, isDynamic: true }));
    expect(await count(id)).toBe(2);
  });

  it("the numbers that the list shows follow in the background, the oldest first", async () => {
    const first = await make({ name: "First" });
    const second = await make({ name: "Second" });
    await person("Bandung");
    const shown = async () =>
      value(await segments.list(ctx, {})).items.map(({ contactCount }) => contactCount);
    expect(await segments.refreshStalest({ ...ctx, now: NOW + MINUTE })).toBe(false);
    value(await segments.refresh({ ...ctx, now: NOW + MINUTE }, { id: first.id }));
    const later = { ...ctx, now: NOW + 10 * MINUTE };
    expect(await shown()).toEqual([1, 0]);
    expect(await segments.refreshStalest(later)).toBe(true);
    expect(await shown()).toEqual([1, 1]);
    expect(await segments.refreshStalest(later)).toBe(false);
    expect(value(await segments.get(ctx, { id: second.id })).version).toBe(1);
  });

  it("P2 the preview counts exactly who is selected, and says who cannot be reached", async () => {
    for (let at = 0; at < 12; at += 1) await person("Bandung");
    const out = await person("Bandung");
    await contacts.optOut(ctx, { id: out.id, reason: "asked" });
    value(await contacts.create(ctx, { userId: "ID.55", attributes: { city: "Bandung" } }));
    await person("Bogor");
    const seen = value(await segments.previewCriteria(ctx, { criteria: inCity("bandung") }));
    expect(seen).toMatchObject({ count: 14, optedOut: 1, withoutPhone: 1 });
    expect(seen.samples).toHaveLength(10);
    expect(seen.ms).toBeGreaterThanOrEqual(0);
    expect(seen.samples.every(({ attributes }) => attributes["city"] === "Bandung")).toBe(true);
  });

  it("speaks of days in the business's calendar", async () => {
    // 23:30 on the 19th in Jakarta, already the 20th nowhere but further east.
    const late = { ...ctx, now: Date.UTC(2026, 10, 19, 16, 30) };
    value(await contacts.create(late, { phone: "+6281255550001" }));
    const created = async (op: string, value_: string) =>
      value(
        await segments.previewCriteria(ctx, {
          criteria: { field: "createdAt", op, value: value_ },
        }),
      ).count;
    expect(await created("before", "2026-11-20")).toBe(1);
    expect(await created("before", "2026-11-19")).toBe(0);
    expect(await created("after", "2026-11-18")).toBe(1);
    expect(await created("after", "2026-11-19")).toBe(0);
  });

  it("masks its samples, and does not let phone numbers be found out digit by digit", async () => {
    await person("Bandung");
    const permissions = new Set(
      [...ctx.actor.permissions].filter((each) => each !== "contact:read_phone"),
    );
    const nosy = { ...ctx, actor: { ...ctx.actor, permissions } };
    const seen = value(await segments.previewCriteria(nosy, { criteria: { all: [] } }));
    expect(seen.samples[0]?.phone).toContain("••••");
    const probe = (prefix: string) =>
      segments.previewCriteria(nosy, {
        criteria: { not: { field: "phone", op: "starts_with", value: prefix } },
      });
    expect((await probe("+62812")).ok).toBe(true);
    expect(await probe("+62812100")).toMatchObject({ error: { code: "forbidden" } });
  });
});

describe("for a campaign", () => {
  const audience = async (criteria: Criteria) =>
    db.all(
      sql`SELECT id FROM contacts WHERE ${segments.audienceSql(criteria, { at: NOW, timezone: "UTC" })} ORDER BY id`,
    );

  it("a static segment's criteria read its snapshot, a dynamic one's are its own", async () => {
    const { id: contactId } = await person("Bandung");
    const kept = await make({ isDynamic: false });
    const live = await make({ name: "live" });
    await contacts.update(ctx, { id: contactId, version: 1, attributes: { city: "Bogor" } });
    expect(await audience(value(await segments.criteriaOfSegment(ctx, kept.id)))).toEqual([
      { id: contactId },
    ]);
    expect(await audience(value(await segments.criteriaOfSegment(ctx, live.id)))).toEqual([]);
    expect(await segments.criteriaOfSegment(ctx, 999)).toMatchObject({
      error: { code: "not-found" },
    });
  });

  it("lower case means A to Z in D1 as it does in the evaluator", async () => {
    await person("ÜNAL");
    expect(await audience(inCity("ünal"))).toEqual([]);
    expect(await audience(inCity("Ünal"))).toHaveLength(1);
    expect(
      await audience({ field: "attributes.city", op: "starts_with", value: "Ün" }),
    ).toHaveLength(1);
  });

  it("fits D1 with fifty conditions of two values, in a statement that binds sixty of its own", async () => {
    await person("Bandung");
    const leaf: Criteria = {
      field: "createdAt",
      op: "between",
      value: ["2026-11-20", "2026-11-21T00:00:00Z"],
    };
    const criteria: Criteria = { all: Array.from({ length: 50 }, () => leaf) };
    const own = sql.join(
      Array.from({ length: 60 }, (_, at) => sql`${at}`),
      sql`, `,
    );
    const rows = await db.all(sql`SELECT id FROM contacts WHERE 0 IN (${own})
      AND ${segments.audienceSql(criteria, { at: NOW, timezone: "Asia/Jakarta" })}`);
    expect(rows).toHaveLength(1);
  });

  it("fits D1's depth of expressions at the worst that a tree may be", async () => {
    await person("Bandung");
    const leaf: Criteria = { field: "attributes.city", op: "not_in", value: ["Bogor"] };
    const deep = (depth: number): Criteria =>
      depth === 1
        ? { not: { all: Array.from({ length: 46 }, () => leaf) } }
        : { not: { any: [deep(depth - 2), leaf] } };
    expect(await audience(deep(5))).toHaveLength(0);
    expect(await audience({ not: deep(3) })).toHaveLength(1);
  });

  it("labels of any case and order can be asked for", async () => {
    const vip = value(await labels.create(ctx, { name: "VIP" }));
    const old = value(await labels.create(ctx, { name: "Old" }));
    const both = await person("Bogor", { labelIds: [vip.id, old.id] });
    await person("Bogor", { labelIds: [vip.id] });
    expect(
      await audience({ field: "label", op: "has_all", value: [old.id, vip.id, vip.id] }),
    ).toEqual([{ id: both.id }]);
  });
});
