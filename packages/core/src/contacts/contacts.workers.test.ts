import { env } from "cloudflare:workers";
import { sql } from "drizzle-orm";
import type { Ctx } from "@siar/kernel/ctx";
import { systemActor } from "@siar/kernel/ctx";
import { database } from "@siar/kernel/database";
import type { Permission } from "@siar/kernel/permission";
import { auditLog } from "@siar/kernel/tables";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import * as fields from "../fields/index.ts";
import * as labels from "../labels/index.ts";
import { createStatement } from "../settings/index.ts";
import * as contacts from "./index.ts";
import { orderOf, stretches } from "./order.ts";
import type { Contact } from "./schema.ts";

const db = database(env.DB);
const NOW = Date.UTC(2026, 10, 20, 5);
const ctxOf = (over: Partial<Ctx> = {}): Ctx => ({
  db,
  now: NOW,
  actor: { ...systemActor("test"), kind: "member", memberId: 7 },
  locale: "en",
  requestId: "r-1",
  address: "203.0.113.7",
  deliver: async () => {},
  ...over,
});
const ctx = ctxOf();
const without = (permission: Permission): Ctx => {
  const { actor } = ctx;
  const permissions = new Set([...actor.permissions].filter((each) => each !== permission));
  return ctxOf({ actor: { ...actor, permissions } });
};

const value = <T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};
const make = async (input: Parameters<typeof contacts.create>[1]) =>
  value(await contacts.create(ctx, input));
const audits = (action: string) =>
  db
    .select()
    .from(auditLog)
    .where(sql`action = ${action}`)
    .orderBy(auditLog.id);

beforeAll(async () => {
  const business = {
    businessName: "Kopi",
    defaultCountry: "ID",
    timezone: "Asia/Jakarta",
    locale: "id",
  } as const;
  await ctx.db.batch([createStatement(ctx, business)]);
  await fields.create(ctx, { key: "city", label: "City", type: "text" });
  await fields.create(ctx, {
    key: "plan",
    label: "Plan",
    type: "choice",
    options: ["Gold", "Silver"],
  });
});
beforeEach(async () => {
  await db.run(sql`DELETE FROM contacts`);
  await db.run(sql`DELETE FROM labels`);
  await db.run(sql`DELETE FROM suppressions`);
});

describe("a contact", () => {
  it("is stored with its national number as E.164 and the business's zone", async () => {
    const made = await make({
      name: "  Budi ",
      phone: "0812-3456-7890",
      attributes: { city: "Bandung" },
    });
    expect(made).toMatchObject({
      name: "Budi",
      phone: "+6281234567890",
      timezone: "Asia/Jakarta",
      attributes: { city: "Bandung" },
      workflowStatus: "incoming",
      source: "manual",
      version: 1,
      optedOut: false,
      optIn: null,
      createdAt: "2026-11-20T05:00:00.000Z",
    });
    expect(value(await contacts.get(ctx, { id: made.id }))).toEqual(made);
  });

  it("keeps naughty text exactly as it was typed", async () => {
    const texts = [
      "'; DROP TABLE contacts; --",
      "<script>alert(1)</script>",
      "\u202etest",
      "🧑🏽‍🚀 Ω≈ç√∫",
      "ﷺ",
      "e\u0301",
      "%_\\\"'",
    ];
    for (const [at, name] of texts.entries()) {
      const made = await make({
        name,
        phone: `+62812345678${String(10 + at)}`,
        attributes: { city: ` ${name}` },
      });
      expect(made).toMatchObject({ name, attributes: { city: ` ${name}` } });
    }
    const refused = await contacts.create(ctx, { name: "a\u0000b", phone: "081234567899" });
    expect(refused).toMatchObject({
      ok: false,
      error: { code: "invalid-input", errors: [{ path: "name" }] },
    });
  });

  it.each([
    [{ name: "x" }, "contact-unreachable"],
    [{ phone: "123" }, "phone-invalid"],
    [{ phone: "+6281234567890", attributes: { shoe: 1 } }, "field-unknown"],
    [{ phone: "+6281234567890", attributes: { plan: "Bronze" } }, "field-value-invalid"],
    [{ phone: "+6281234567890", labelIds: [99] }, "invalid-input"],
    [{ phone: "+6281234567890", timezone: "Mars/Olympus" }, "invalid-input"],
  ])("%j is refused as %s, and nothing is left of it", async (input, code) => {
    const refused = await contacts.create(ctx, input);
    expect(refused).toMatchObject({ ok: false, error: { code } });
    expect(await db.$count(sql`contacts`)).toBe(0);
  });

  it("has a phone and a user id that nobody else has", async () => {
    await make({ phone: "+6281234567890", userId: "ID.1" });
    expect(await contacts.create(ctx, { phone: "081234567890" })).toMatchObject({
      error: { code: "phone-taken" },
    });
    expect(await contacts.create(ctx, { userId: "ID.1" })).toMatchObject({
      error: { code: "user-id-taken" },
    });
    expect(await make({ userId: "ID.2" })).toMatchObject({ phone: null, timezone: null });
  });

  it("changes only what is named, null takes away, and an old version changes nothing", async () => {
    const made = await make({
      name: "Ayu",
      phone: "+6281234567890",
      attributes: { city: "Bogor", plan: "Gold" },
    });
    const { id, version } = made;
    const changed = value(
      await contacts.update(ctx, {
        id,
        version,
        rating: 5,
        attributes: { plan: null, city: "Depok" },
      }),
    );
    expect(changed).toMatchObject({
      name: "Ayu",
      rating: 5,
      attributes: { city: "Depok" },
      version: 2,
    });
    expect(await contacts.update(ctx, { id, version, name: "Late" })).toMatchObject({
      error: { code: "changed-meanwhile" },
    });
    expect(await contacts.update(ctx, { id, version: 2, phone: null })).toMatchObject({
      error: { code: "contact-unreachable" },
    });
  });

  it("13.4 each change is in the audit log with what changed, phones masked", async () => {
    const made = await make({ name: "Ayu", phone: "+6281234567890" });
    await contacts.update(ctx, { id: made.id, version: 1, name: "Ayu W", phone: "+6281299990000" });
    const [entry] = (await audits("contact.update")).filter(({ entityId }) => entityId === made.id);
    expect(entry).toMatchObject({
      memberId: 7,
      address: "203.0.113.7",
      before: { name: "Ayu", phone: "+62 812-••••-7890" },
      after: { name: "Ayu W", phone: "+62 812-••••-0000" },
    });
    const all = JSON.stringify(await db.select().from(auditLog));
    expect(all).not.toContain("81234567890");
  });

  it("shows a masked phone to whoever may not read phones, everywhere", async () => {
    const { id } = await make({ name: "Ayu", phone: "+6281234567890" });
    const nosy = without("contact:read_phone");
    expect(value(await contacts.get(nosy, { id })).phone).toBe("+62 812-••••-7890");
    const listed = value(await contacts.list(nosy, {}));
    expect(listed.items[0]?.phone).toBe("+62 812-••••-7890");
    expect(value(await contacts.list(nosy, { search: "081234567890" })).items).toEqual([]);
    expect(value(await contacts.list(ctx, { search: "081234567890" })).items).toHaveLength(1);
  });

  it("wears exactly the labels it is given", async () => {
    const vip = value(await labels.create(ctx, { name: "VIP", color: "#112233" }));
    const old = value(await labels.create(ctx, { name: "alt" }));
    const { id } = await make({ phone: "+6281234567890", labelIds: [vip.id] });
    const both = value(await contacts.label(ctx, { id, labelIds: [vip.id, old.id] }));
    expect(both.labels.map(({ name }) => name)).toEqual(["alt", "VIP"]);
    await labels.remove(ctx, { id: old.id });
    expect(value(await contacts.get(ctx, { id })).labels).toEqual([
      { id: vip.id, name: "VIP", color: "#112233" },
    ]);
    expect(value(await labels.list(ctx, {})).items).toMatchObject([
      { name: "VIP", contactCount: 1 },
    ]);
    expect(await labels.create(ctx, { name: "vip" })).toMatchObject({
      error: { code: "name-taken" },
    });
  });

  it("never gets the id of a deleted one", async () => {
    const first = await make({ phone: "+6281234567890" });
    await contacts.remove(ctx, { id: first.id });
    const second = await make({ phone: "+6281234567891" });
    expect(second.id).toBeGreaterThan(first.id);
    expect(await contacts.remove(ctx, { id: first.id })).toMatchObject({
      error: { code: "not-found" },
    });
  });
});

describe("the list", () => {
  const seed = async () => {
    const people = ["dewi", "Ayu", "budi", "Ayu", "Citra", "budi", "Eko"];
    for (const [at, name] of people.entries()) {
      await contacts.create(ctxOf({ now: NOW + (at % 3) }), {
        name,
        phone: `+62812345678${String(10 + at)}`,
      });
    }
    await db.run(sql`UPDATE contacts SET last_interaction_at = ${NOW} + (rating IS NULL) * (id % 2)
      WHERE name IN ('Ayu', 'budi', 'Eko')`);
  };
  const sorts = [
    "name",
    "-name",
    "createdAt",
    "-createdAt",
    "lastInteractionAt",
    "-lastInteractionAt",
  ] as const;
  const walk = async (
    sort: Parameters<typeof contacts.list>[1]["sort"],
    limit: number,
    search?: string,
  ) => {
    const seen: Contact[] = [];
    let cursor: string | undefined;
    do {
      const page = value(
        await contacts.list(ctx, {
          sort,
          limit,
          ...(search !== undefined && { search }),
          ...(cursor !== undefined && { cursor }),
        }),
      );
      seen.push(...page.items);
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    return seen;
  };

  it.each(sorts)(
    "in the order %s shows everybody once, whatever the size of the page",
    async (sort) => {
      await seed();
      const whole = await walk(sort, 200);
      expect(whole).toHaveLength(7);
      for (const limit of [1, 2, 3]) expect(await walk(sort, limit)).toEqual(whole);
    },
  );

  it("ignores case in names, and puts who never wrote at the end in both directions", async () => {
    await seed();
    expect((await walk("name", 50)).map(({ name }) => name)).toEqual([
      "Ayu",
      "Ayu",
      "budi",
      "budi",
      "Citra",
      "dewi",
      "Eko",
    ]);
    for (const sort of ["lastInteractionAt", "-lastInteractionAt"] as const) {
      const unseen = (await walk(sort, 2)).map(
        ({ lastInteractionAt }) => lastInteractionAt === null,
      );
      expect(unseen).toEqual([false, false, false, false, false, true, true]);
    }
  });

  it("neither skips nor repeats when somebody comes in between", async () => {
    await seed();
    const first = value(await contacts.list(ctx, { sort: "name", limit: 3 }));
    await make({ name: "Aaron", phone: "+6281299999999" });
    await make({ name: "Bayu", phone: "+6281299999998" });
    const rest = value(
      await contacts.list(ctx, { sort: "name", limit: 50, cursor: first.nextCursor ?? "" }),
    );
    expect(rest.items.map(({ name }) => name)).toEqual(["budi", "Citra", "dewi", "Eko"]);
  });

  it("refuses a cursor of another order", async () => {
    await seed();
    const { nextCursor } = value(await contacts.list(ctx, { sort: "name", limit: 3 }));
    for (const cursor of [nextCursor ?? "", "!!", "W10", "WzEsMiwzXQ"]) {
      expect(await contacts.list(ctx, { sort: "createdAt", cursor })).toMatchObject({
        error: { code: "invalid-cursor" },
      });
    }
  });

  it("finds parts of names and of numbers, filters, and both together", async () => {
    const vip = value(await labels.create(ctx, { name: "VIP" }));
    const kartika = await make({
      name: "Kartika Dewi",
      phone: "0812 3456 7890",
      labelIds: [vip.id],
    });
    await make({ name: "Dewi Lestari", phone: "0857 1111 2222", workflowStatus: "closed" });
    const names = async (filter: Parameters<typeof contacts.list>[1]) =>
      value(await contacts.list(ctx, filter)).items.map(({ name }) => name);
    expect(await names({ search: "artik" })).toEqual(["Kartika Dewi"]);
    expect(await names({ search: "dewi les" })).toEqual(["Dewi Lestari"]);
    expect(await names({ search: "de" })).toEqual(["Dewi Lestari", "Kartika Dewi"]);
    expect(await names({ search: "3456-78" })).toEqual(["Kartika Dewi"]);
    expect(await names({ search: `"` })).toEqual([]);
    expect(await names({ labelId: vip.id, search: "dewi" })).toEqual(["Kartika Dewi"]);
    expect(await names({ workflowStatus: "closed" })).toEqual(["Dewi Lestari"]);
    await contacts.optOut(ctx, { id: kartika.id, reason: "asked" });
    expect(await names({ optedOut: "true" })).toEqual(["Kartika Dewi"]);
    expect(await names({ optedOut: "false" })).toEqual(["Dewi Lestari"]);
  });

  it("3.1 in the order of names, a search shows first whose names begin with it", async () => {
    const people = ["Budiman", "Arif Budi", "budi", "Citra", "Zul Budi"];
    for (const [at, name] of people.entries()) await make({ name, phone: `+62812${1111111 + at}` });
    const names = (page: Contact[]) => page.map(({ name }) => name);
    const found = ["budi", "Budiman", "Arif Budi", "Zul Budi"];
    for (const limit of [1, 2, 3, 50]) {
      expect(names(await walk("name", limit, "BUDI"))).toEqual(found);
      expect(names(await walk("-name", limit, "BUDI"))).toEqual([
        ...found.slice(0, 2).toReversed(),
        ...found.slice(2).toReversed(),
      ]);
    }
  });

  it("finds all of a common name, near or far along the order, once each", async () => {
    await db.run(sql`
      WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 26000)
      INSERT INTO contacts (name, phone, last_interaction_at, created_at, updated_at)
      SELECT iif(i <= 6000, 'Pak Agus ', 'Bu Rina ') || i, '+62811' || (1000000 + i),
        iif(i % 3 = 0, i, NULL), i, 0 FROM n`);
    for (const [sort, search, many] of [
      ["name", "agus", 6000],
      ["-createdAt", "agus", 6000],
      ["createdAt", "62811100", 9999],
      ["-lastInteractionAt", "gu", 6000],
    ] as const) {
      const found = await walk(sort, 200, search);
      expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
      expect(found, `${search} in the order ${sort}`).toHaveLength(many);
    }
  }, 60_000);

  it.each(sorts)(
    "in the order %s walks an index from the cursor on, and sorts nothing",
    async (sort) => {
      const order = orderOf(sort);
      const keys =
        order.by === "name"
          ? [["m", 5]]
          : order.by === "createdAt"
            ? [[5, 5]]
            : [
                [5, 5],
                [null, 5],
              ];
      for (const key of keys) {
        for (const stretch of stretches(order, key)) {
          const plan = await db.all<{
            detail: string;
          }>(sql`EXPLAIN QUERY PLAN SELECT * FROM contacts
            LEFT JOIN contact_preferences ON contact_preferences.contact_id = contacts.id
            WHERE ${stretch.where} ORDER BY ${sql.join([...stretch.order], sql`, `)} LIMIT 51`);
          const steps = plan.map(({ detail }) => detail).join("; ");
          expect(steps).toMatch(/SEARCH contacts USING INDEX contacts_\w+ \(.*[<>=]/);
          expect(steps).not.toContain("TEMP B-TREE");
        }
      }
    },
  );
});
