import { env } from "cloudflare:workers";
import { sql } from "drizzle-orm";
import { DAY, HOUR, iso, SECOND } from "@siar/kernel/clock";
import { systemActor, type Ctx } from "@siar/kernel/ctx";
import { database } from "@siar/kernel/database";
import { beforeAll, describe, expect, it } from "vitest";
import { whatsappTemplates } from "../approved-templates/tables.ts";
import { whatsappAccounts, whatsappNumbers } from "../channels/tables.ts";
import * as fields from "../fields/index.ts";
import { importRates } from "../rates/index.ts";
import * as segments from "../segments/index.ts";
import {
  claimHandful,
  dueRows,
  freezePage,
  frozenAudience,
  reachedToday,
} from "../sending/index.ts";
import { personOf, rendererOf } from "../sending/rules/index.ts";
import { createStatement } from "../settings/index.ts";
import { create, estimate, launch, schedule, update } from "./index.ts";

const T0 = 1_800_000_000_000;
const db = database(env.DB);
const ctxAt = (now: number): Ctx => ({
  db,
  now,
  actor: systemActor("test"),
  locale: "en",
  requestId: "r-1",
  address: null,
  deliver: async () => {},
});
const ctx = ctxAt(T0);
const at = { createdAt: T0, updatedAt: T0 };

const value = <T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

beforeAll(async () => {
  await db.batch([
    createStatement(ctx, {
      businessName: "Kopi",
      defaultCountry: "ID",
      timezone: "Asia/Jakarta",
      locale: "id",
    }),
    db.insert(whatsappAccounts).values({
      wabaId: "1",
      name: "Kopi",
      token: "",
      appSecret: "",
      verifyToken: "",
      status: "connected",
      ...at,
    }),
    db.insert(whatsappNumbers).values({
      accountId: 1,
      phoneNumberId: "1",
      displayPhone: "+62",
      verifiedName: "Kopi",
      quality: "GREEN",
      status: "CONNECTED",
      throughput: 80,
      ...at,
    }),
    db.insert(whatsappTemplates).values({
      accountId: 1,
      templateId: "1",
      templateName: "promo",
      language: "id",
      category: "MARKETING",
      status: "APPROVED",
      parameterFormat: "POSITIONAL",
      components: [{ type: "BODY", text: "Halo {{1}}" }],
      variables: ["1"],
      quality: "GREEN",
      lastSyncedAt: T0,
      ...at,
    }),
  ]);
  await fields.create(ctx, { key: "city", label: "City", type: "text" });
  await fields.create(ctx, { key: "town", label: "Town", type: "text" });
  // A long one, which still runs: within the cooldown it reached whom a test says.
  await db.run(sql`
    INSERT INTO campaigns (id, name, message_type, status, timezone, rate_limit, cooldown_hours,
      created_at, updated_at, started_at)
    VALUES (${EARLIER}, 'Earlier', 'template', 'running', 'UTC', 1, 0, 0, 0, ${T0 - 30 * DAY})`);
  await db.run(sql`INSERT INTO campaign_counters (campaign_id) VALUES (${EARLIER})`);
});

const EARLIER = 1;
let cities = 0;
let people = 0;

/** A segment of its own, and people in it. */
async function town() {
  const city = `City ${(cities += 1)}`;
  const criteria = { field: "attributes.city", op: "eq", value: city } as const;
  const { id: segmentId } = value(await segments.create(ctx, { name: city, criteria }));
  const person = async (name = "Ayu", phone?: string | null): Promise<number> => {
    people += 1;
    const number = phone === undefined ? `+62811${1_000_000 + people}` : phone;
    const [row] = await db.all<{ id: number }>(sql`
      INSERT INTO contacts (name, phone, attributes, created_at, updated_at)
      VALUES (${name}, ${number}, json_object('city', ${city}), 0, 0) RETURNING id`);
    return row?.id ?? 0;
  };
  return { segmentId, person, city };
}

const set = (id: number, column: string, to: number) =>
  db.run(sql`UPDATE contacts SET ${sql.raw(column)} = ${to} WHERE id = ${id}`);

const stops = (contactId: number) =>
  db.run(sql`INSERT INTO contact_preferences (contact_id, opted_out, created_at, updated_at)
    VALUES (${contactId}, 1, 0, 0)`);

const reached = (contactId: number, when: number) =>
  db.run(sql`INSERT INTO campaign_messages (campaign_id, seq, contact_id, status, claimed_at)
    VALUES (${EARLIER}, ${contactId}, ${contactId}, 'sent', ${when})`);

type Draft = Parameters<typeof create>[1];
const promotion = { type: "template", templateId: 1, variables: { "1": "{name}" } } as const;
const draft = async (segmentId: number, more: Partial<Draft> = {}): Promise<number> => {
  const message = promotion;
  const body = { name: "Promo", segmentId, numberId: 1, message, cooldownHours: 24, ...more };
  return value(await create(ctx, body)).id;
};
interface Wish {
  at?: string;
  recipientZone?: boolean;
  holdQuietHours?: boolean;
}
const estimated = async (id: number, more: Wish = {}, now = T0) =>
  value(await estimate(ctxAt(now), { id, ...more }));

/** What freeze and claim really make of it, by reason. */
async function sentFor(id: number): Promise<{ reason: string; people: number }[]> {
  value(await launch(ctx, { id }));
  const audience = await frozenAudience(ctx, id);
  if (audience === null) throw new Error("Nothing was frozen");
  let page = await freezePage(ctx, id, audience, 0);
  while (!page.done) page = await freezePage(ctx, id, audience, page.cursor);
  const slice = { campaignId: id, slice: 1, from: 1, to: page.to };
  const rows = (await dueRows(ctx, slice)).map((row) => ({
    seq: row.seq,
    phone: row.phone,
    content: "Hai",
    reason: personOf(row).name === "" ? ("invalid_variables" as const) : null,
    notBefore: null,
  }));
  const [numberId, lease, cooldownHours] = [1, 1, 24];
  const needs = { needsWindow: false, marketing: true, perDay: null };
  const terms = { campaignId: id, numberId, lease, cooldownHours, ...needs };
  await claimHandful(ctx, terms, rows, { results: [], also: [] });
  return db.all(sql`SELECT reason, count(*) AS people FROM campaign_messages
    WHERE campaign_id = ${id} AND status = 'skipped' GROUP BY reason ORDER BY reason`);
}

describe("the estimate", () => {
  it("3.4 P8 says of everyone what freeze and claim will say", async () => {
    const { segmentId, person } = await town();
    await person();
    await person("Budi", "+12025550101");
    await stops(await person());
    await person("Citra", null);
    await set(await person(), "not_on_whatsapp_at", 1);
    await set(await person(), "marketing_blocked_until", T0 + HOUR);
    await reached(await person(), T0 - HOUR);
    const nameless = await person("");
    await reached(await person(""), T0 - HOUR);
    await stops(await person(""));
    const id = await draft(segmentId);

    const told = await estimated(id);
    expect(told).toMatchObject({ recipients: 10, willReceive: 2 });
    const inOrder = told.skipped.toSorted((one, other) => (one.reason < other.reason ? -1 : 1));
    expect(inOrder).toEqual([
      { reason: "cooldown", people: 1 },
      { reason: "invalid_variables", people: 2 },
      { reason: "no_phone", people: 1 },
      { reason: "not_on_whatsapp", people: 1 },
      { reason: "opted_out", people: 2 },
      { reason: "recent_131049", people: 1 },
    ]);
    expect(told.invalidVariables).toHaveLength(2);
    expect(told.invalidVariables[0]).toEqual({ contactId: nameless, name: "", variable: "name" });
    expect(told.warnings).toEqual([{ code: "us-marketing", people: 1 }]);
    expect(await sentFor(id)).toEqual(inOrder);
  });

  it("renders nothing where the message says the same to all, and counts everyone in stretches", async () => {
    const { segmentId, person } = await town();
    await person("", "+12025550102");
    await stops(await person());
    await person("", null);
    await reached(await person(), T0 - HOUR);
    await set(await person(), "id", 300_000);
    const variables = { "1": "semua" };
    const told = await estimated(await draft(segmentId, { message: { ...promotion, variables } }));
    expect(told).toMatchObject({
      recipients: 5,
      willReceive: 2,
      skipped: [
        { reason: "opted_out", people: 1 },
        { reason: "cooldown", people: 1 },
        { reason: "no_phone", people: 1 },
      ],
      invalidVariables: [],
      warnings: [{ code: "us-marketing", people: 1 }],
    });
  });

  it("leaves a text to those who wrote within a day", async () => {
    const { segmentId, person } = await town();
    const wrote = await person();
    await person();
    await db.run(sql`INSERT INTO service_windows (contact_id, number_id, last_inbound_at)
      VALUES (${wrote}, 1, ${T0 - HOUR})`);
    const id = await draft(segmentId, { message: { type: "text", text: "Halo {name}" } });
    const closed = (people: number) => [{ reason: "window_closed", people }];
    expect((await estimated(id)).skipped).toEqual(closed(1));
    const tomorrow = { at: iso(T0 + DAY) };
    expect((await estimated(id, tomorrow)).skipped).toEqual(closed(2));
  });

  it("9.3 judges the cooldown as it stands when the campaign begins", async () => {
    const { segmentId, person } = await town();
    await reached(await person(), T0 - HOUR);
    const id = await draft(segmentId);
    expect((await estimated(id)).willReceive).toBe(0);
    expect((await estimated(id, { at: iso(T0 + 22 * HOUR) })).willReceive).toBe(0);
    expect((await estimated(id, { at: iso(T0 + 24 * HOUR) })).willReceive).toBe(1);
    expect((await estimated(await draft(segmentId, { cooldownHours: 0 }))).willReceive).toBe(1);
  });

  it("5.3 says when the last is reached by the clocks where they are", async () => {
    const { segmentId, person } = await town();
    const zoned = async (timezone: string) => {
      const id = await person();
      await db.run(sql`UPDATE contacts SET timezone = ${timezone} WHERE id = ${id}`);
    };
    for (const zone of ["Asia/Jayapura", "Asia/Jakarta", "Europe/London"]) await zoned(zone);
    const id = await draft(segmentId);
    const nine = Date.parse("2027-02-01T09:00:00+07:00");
    const finish = async (more: Wish) => (await estimated(id, more)).finishesAt;
    const at = iso(nine);
    expect(await finish({ at })).toBe(iso(nine + SECOND));
    expect(await finish({ at, recipientZone: true })).toBe("2027-02-01T09:00:01.000Z");
    await db.run(sql`UPDATE settings SET quiet_from = 21 * 60, quiet_until = 8 * 60`);
    expect(await finish({ at, holdQuietHours: true })).toBe("2027-02-01T08:00:01.000Z");
    value(await schedule(ctx, { id, at, recipientZone: true, holdQuietHours: true }));
    expect(await finish({})).toBe("2027-02-01T09:00:01.000Z");
    expect(await estimate(ctx, { id, at, timezone: "Mars/Base" })).toMatchObject({
      error: { code: "zone-unknown" },
    });
  });

  it("passes over those whom another segment excludes", async () => {
    const wanted = await town();
    await wanted.person();
    await wanted.person();
    const both = await wanted.person();
    const criteria = { field: "name", op: "eq", value: "Keluar" } as const;
    const { id: out } = value(await segments.create(ctx, { name: `Not ${wanted.city}`, criteria }));
    await db.run(sql`UPDATE contacts SET name = 'Keluar' WHERE id = ${both}`);
    const id = await draft(wanted.segmentId, { excludeSegmentIds: [out] });
    expect(await estimated(id)).toMatchObject({ recipients: 2, willReceive: 2 });
  });

  it.each([
    ["{name}", "name"],
    ["{name}".repeat(20), "name"],
    ["{first_name|Kak} di {attributes.town}", "attributes.town"],
    ["{phone}{attributes.town}", "attributes.town"],
  ])("4.1 P33 knows to whom “%s” cannot be said as rendering does", async (text, variable) => {
    const { segmentId, person } = await town();
    const values = [
      "Ayu",
      "",
      " ",
      "*",
      "* Budi",
      "-",
      ">>",
      "\u00a0",
      "阿玉",
      "Á",
      "_a_",
      "7",
      "`",
      "😀",
    ];
    for (const name of [
      ...values,
      "x".repeat(39),
      "x".repeat(40),
      "é".repeat(41),
      "x".repeat(1_030),
      `a${"😀".repeat(39)}`,
    ]) {
      const id = await person(name);
      await db.run(sql`UPDATE contacts
        SET attributes = json_set(attributes, '$.town', ${name}) WHERE id = ${id}`);
    }
    for (const typed of ["0", "-5.5", "true", "false", "null", "[1]", '{"a":1}']) {
      const id = await person("Ayu");
      await db.run(sql`UPDATE contacts
        SET attributes = json_set(attributes, '$.town', json(${typed})) WHERE id = ${id}`);
    }
    await person("Tanpa kota");
    const message = { ...promotion, variables: { "1": text } };
    const told = await estimated(await draft(segmentId, { message, cooldownHours: 0 }));
    const render = rendererOf(
      {
        type: "template",
        name: "promo",
        language: "id",
        category: "MARKETING",
        parameterFormat: "POSITIONAL",
        components: [{ type: "BODY", text: "Halo {{1}}" }],
        variables: message.variables,
        mediaId: null,
      },
      0,
    );
    const rows = await db.all<Parameters<typeof personOf>[0]>(sql`
      SELECT id AS contactId, name, phone, attributes FROM contacts WHERE id > (SELECT max(id) FROM contacts) - 27`);
    const said = rows.map((row) => value(render)(personOf(row)));
    const invalid = said.filter((rendered) => rendered === null).length;
    expect(invalid).toBeGreaterThan(4);
    expect(told).toMatchObject({ recipients: 27, willReceive: 27 - invalid });
    expect(told.invalidVariables.map((each) => each.variable)).toContain(variable);
  });

  it("reads an audience of more than one page whole, and names no more than five", async () => {
    const { segmentId, city, person } = await town();
    const MANY = 20_003;
    await db.run(sql`
      WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${MANY})
      INSERT INTO contacts (name, phone, attributes, created_at, updated_at)
      SELECT iif(i % 1000 = 0, '', iif(i % 2, 'Ayu', 'Áyu')), '+6289' || (100000000 + i), json_object('city', ${city}),
        0, 0 FROM n`);
    await set(await person(""), "id", 500_000);
    const told = await estimated(await draft(segmentId));
    expect(told).toMatchObject({
      recipients: MANY + 1,
      willReceive: MANY - 20,
      skipped: [{ reason: "invalid_variables", people: 21 }],
    });
    expect(told.invalidVariables).toHaveLength(5);
  });

  it("names the campaign that said the same to the same segment within a week", async () => {
    const { segmentId, person } = await town();
    await person();
    const first = await draft(segmentId);
    const again = await draft(segmentId);
    const other = await draft(segmentId, {
      message: { ...promotion, variables: { "1": "{name|Kak}" } },
    });
    expect((await estimated(again)).warnings).toEqual([]);
    value(await launch(ctx, { id: first }));
    const warning = {
      code: "same-content-recently",
      campaignId: first,
      name: "Promo",
      launchedAt: iso(T0),
    };
    expect((await estimated(again, {}, T0 + 7 * DAY)).warnings).toContainEqual(warning);
    expect((await estimated(again, {}, T0 + 7 * DAY + 1)).warnings).not.toContainEqual(warning);
    expect((await estimated(other)).warnings).not.toContainEqual(warning);
    // Its own launch is no repetition, and to ask about it does no harm.
    expect((await estimated(first)).warnings).toEqual([]);
  });

  describe("of cost", () => {
    const rates = async (...lines: string[]) =>
      value(
        await importRates(ctx, { csv: ["country,category,amount,currency", ...lines].join("\n") }),
      );
    const wrote = (contactId: number, ago: number) =>
      db.run(sql`INSERT INTO service_windows (contact_id, number_id, last_inbound_at)
        VALUES (${contactId}, 1, ${T0 - ago})`);

    it("says what Meta takes for those who get it, by country, and of whom it is not known", async () => {
      await rates("ID,marketing,0.0411,USD", "US,marketing,0.025,USD", "CA,utility,1,USD");
      const { segmentId, person } = await town();
      await person();
      await wrote(await person(), HOUR);
      // Rendered one by one, and told apart all the same.
      await person("Áyu");
      await stops(await person());
      await person("Budi", "+12025550111");
      await person("Citra", "+14165550111");
      const idOnly = await person("Dewi", null);
      await db.run(sql`UPDATE contacts SET user_id = 'ID.1349' WHERE id = ${idOnly}`);
      const id = await draft(segmentId);
      expect((await estimated(id)).cost).toEqual({
        totals: [{ currency: "USD", amountMicros: 4 * 41_100 + 25_000 }],
        items: [
          { country: "ID", category: "marketing", people: 4, amountMicros: 4 * 41_100 },
          { country: "US", category: "marketing", people: 1, amountMicros: 25_000 },
          { country: "CA", category: "marketing", people: 1, amountMicros: null },
        ],
        unknownPeople: 1,
        freePeople: 0,
      });
    });

    it("of a text is of service, to those in the window alone", async () => {
      await rates("*,utility,0.02,EUR");
      const { segmentId, person } = await town();
      await wrote(await person(), HOUR);
      await person();
      const id = await draft(segmentId, { message: { type: "text", text: "Halo {name}" } });
      const { cost, limit } = await estimated(id);
      expect(cost).toMatchObject({
        totals: [{ currency: "EUR", amountMicros: 20_000 }],
        items: [{ country: "ID", category: "service", people: 1 }],
      });
      expect(limit.people).toBe(0);
    });
  });

  describe("of Meta's limit", () => {
    const HERE = 2;
    const limited = (tier: string | null, numberId = HERE) =>
      db.run(sql`UPDATE whatsapp_numbers SET messaging_limit = ${tier} WHERE id = ${numberId}`);
    const reachedBy = (
      campaignId: number,
      contactId: number,
      ago: number,
      how: { status?: string; pricing?: string } = {},
    ) =>
      db.run(sql`INSERT INTO campaign_messages (campaign_id, seq, contact_id, status, claimed_at,
          pricing_type)
        VALUES (${campaignId}, ${contactId}, ${contactId}, ${how.status ?? "sent"}, ${T0 - ago},
          ${how.pricing ?? null})`);
    const launchedFrom = async (numberId: number, messageType = "template") => {
      const [row] = await db.all<{ id: number }>(sql`
        INSERT INTO campaigns (name, message_type, status, timezone, rate_limit, cooldown_hours,
          created_at, updated_at, started_at, number_id)
        VALUES ('x', ${messageType}, 'running', 'UTC', 1, 0, 0, 0, ${T0 - 9 * DAY}, ${numberId})
        RETURNING id`);
      const id = row?.id ?? 0;
      await db.run(sql`INSERT INTO campaign_counters (campaign_id) VALUES (${id})`);
      return id;
    };

    beforeAll(async () => {
      // An account of its own with two numbers, which share the limit.
      await db.run(sql`
        INSERT INTO whatsapp_accounts (id, waba_id, name, token, app_secret, verify_token, status,
          created_at, updated_at)
        VALUES (2, '2', 'Teh', '', '', '', 'connected', 0, 0)`);
      for (const id of [HERE, HERE + 1]) {
        await db.run(sql`
          INSERT INTO whatsapp_numbers (id, account_id, phone_number_id, display_phone,
            verified_name, quality, status, created_at, updated_at)
          VALUES (${id}, 2, ${String(id)}, '+62', 'Teh', 'GREEN', 'CONNECTED', 0, 0)`);
      }
    });

    it("counts different people whom any number of the business reached outside a window within a day", async () => {
      await limited("TIER_250");
      const [one, other] = [await launchedFrom(HERE), await launchedFrom(HERE + 1)];
      const elsewhere = await launchedFrom(1);
      const text = await launchedFrom(HERE, "text");
      const { segmentId, person } = await town();
      const earlier = await reachedToday(ctx, 1_000);
      const twice = await person();
      await reachedBy(one, twice, HOUR);
      await reachedBy(other, twice, 2 * HOUR, { status: "read" });
      await reachedBy(other, await person(), DAY - 1, { status: "unknown" });
      await reachedBy(one, await person(), DAY);
      await reachedBy(one, await person(), HOUR, { status: "failed" });
      await reachedBy(one, await person(), HOUR, { status: "skipped" });
      await reachedBy(one, await person(), HOUR, { pricing: "free_customer_service" });
      await reachedBy(elsewhere, await person(), HOUR);
      await reachedBy(text, await person(), HOUR);
      const inWindow = await person();
      const answered = await person();
      await reachedBy(one, inWindow, 2 * HOUR);
      await reachedBy(one, answered, 2 * HOUR);
      await db.run(sql`INSERT INTO service_windows (contact_id, number_id, last_inbound_at)
        VALUES (${inWindow}, ${HERE}, ${T0 - 3 * HOUR}), (${answered}, ${HERE}, ${T0 - HOUR})`);
      const id = await draft(segmentId, { numberId: HERE, cooldownHours: 0 });
      const { limit, willReceive, warnings } = await estimated(id);
      expect(limit).toEqual({
        kind: "limited",
        // All but the two whose window is open now.
        people: willReceive - 2,
        perDay: 250,
        used: earlier + 4,
        left: 250 - earlier - 4,
        days: 1,
      });
      expect(warnings).toEqual([]);
      // A day later all of it is free again.
      expect((await estimated(id, { at: iso(T0 + DAY) })).limit).toMatchObject({ used: 0 });
    });

    it("warns where it does not fit into a day, and says how many days it takes", async () => {
      await limited("TIER_250");
      const { segmentId, city } = await town();
      await db.run(sql`
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 600)
        INSERT INTO contacts (name, phone, attributes, created_at, updated_at)
        SELECT 'Ayu', '+6287' || (100000000 + i), json_object('city', ${city}), 0, 0 FROM n`);
      const id = await draft(segmentId, { numberId: HERE, cooldownHours: 0 });
      const { limit, warnings } = await estimated(id, { at: iso(T0 + 2 * DAY) });
      expect(limit).toMatchObject({ perDay: 250, used: 0, left: 250, days: 3 });
      const over = { code: "over-daily-limit", people: 600, left: 250, perDay: 250, days: 3 };
      expect(warnings).toEqual([over]);
    });

    it.each([
      ["TIER_UNLIMITED", "unlimited"],
      [null, "unknown"],
      ["TIER_OF_GOLD", "unknown"],
    ])("%j is %s", async (tier, kind) => {
      await limited(tier);
      const { segmentId, person } = await town();
      await person();
      const id = await draft(segmentId, { numberId: HERE });
      expect((await estimated(id)).limit).toEqual({ kind, people: 1 });
    });
  });

  it("warns of a template whose category changed after it was chosen, also after other edits", async () => {
    const { segmentId, person } = await town();
    await person();
    const { id, version } = value(
      await create(ctx, {
        name: "Promo",
        segmentId,
        numberId: 1,
        message: promotion,
        cooldownHours: 0,
      }),
    );
    const is = (category: string) => db.update(whatsappTemplates).set({ category });
    await is("UTILITY");
    const changed = { code: "template-category-changed", from: "MARKETING", to: "UTILITY" };
    expect((await estimated(id)).warnings).toEqual([changed]);
    const edit = { id, name: "Baru", segmentId, numberId: 1, cooldownHours: 0 };
    const kept = value(await update(ctx, { ...edit, version, message: promotion }));
    expect((await estimated(id)).warnings).toEqual([changed]);
    // Chosen anew, it is chosen as it is now.
    const none = { type: "template", templateId: null } as const;
    const { version: third } = value(
      await update(ctx, { ...edit, version: kept.version, message: none }),
    );
    value(await update(ctx, { ...edit, version: third, message: promotion }));
    expect((await estimated(id)).warnings).toEqual([]);
    await is("MARKETING");
  });

  it("of what is not finished says what is missing", async () => {
    const { id } = value(
      await create(ctx, { name: "x", numberId: 1, message: { type: "text", text: "Halo" } }),
    );
    expect(await estimate(ctx, { id })).toMatchObject({ error: { code: "campaign-incomplete" } });
    expect(await estimate(ctx, { id: 999 })).toMatchObject({ error: { code: "not-found" } });
  });
});
