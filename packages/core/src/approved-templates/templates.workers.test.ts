import { env } from "cloudflare:workers";
import { sql } from "drizzle-orm";
import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { DAY, SECOND } from "@siar/kernel/clock";
import { database } from "@siar/kernel/database";
import { systemActor, type Ctx } from "@siar/kernel/ctx";
import type { Fetch } from "@siar/whatsapp";
import { connectAccount, type ChannelEnv } from "../channels/index.ts";
import { contacts } from "../contacts/tables.ts";
import {
  getSendableTemplate,
  list,
  preview,
  sync,
  syncDue,
  templateEventStatements,
  validate,
} from "./index.ts";
import { createStatement } from "../settings/index.ts";
import { whatsappTemplates } from "./tables.ts";

const db = database(env.DB);
const NOW = 1_800_000_000_000;
const WABA = "102290129340398";
const ctxAt = (now: number): Ctx => ({
  db,
  now,
  actor: systemActor("test"),
  locale: "en",
  requestId: "r-1",
  address: null,
  deliver: async () => {},
});
const ctx = ctxAt(NOW);

interface AtMeta {
  id: string;
  name: string;
  language: string;
  status: string;
  text: string;
}

/** What Meta lists, in pages of a hundred. */
let atMeta: AtMeta[] = [];

const graph: Fetch = async (url, init) => {
  if (init.method === "POST") return Response.json({ success: true });
  if (url.includes("/phone_numbers")) {
    return Response.json({ data: [{ id: "1", display_phone_number: "+62", verified_name: "K" }] });
  }
  const after = Number(new URL(url).searchParams.get("after") ?? 0);
  const next = after + 100;
  return Response.json({
    data: atMeta.slice(after, next).map(wire),
    ...(next < atMeta.length && {
      paging: { cursors: { after: String(next) }, next: "https://graph.example/next" },
    }),
  });
};

const wire = ({ text, ...template }: AtMeta) => ({
  ...template,
  category: "MARKETING",
  parameter_format: "POSITIONAL",
  components: [
    { type: "BODY", text },
    { type: "BUTTONS", buttons: [{ type: "URL", text: "Buka", url: "https://x.y/{{1}}" }] },
  ],
  quality_score: { score: "GREEN" },
  rejected_reason: "NONE",
});

const template = (number: number, extra: Partial<AtMeta> = {}): AtMeta => ({
  id: String(1_480_200_000_000_000 + number),
  name: `promo_${String(number).padStart(4, "0")}`,
  language: "id",
  status: "APPROVED",
  text: "Halo {{1}}",
  ...extra,
});

const channelEnv: ChannelEnv = {
  SIAR_SECRET: "a secret of the tests with more than 32 characters",
  GRAPH_URL: "",
  SIMULATOR: { fetch: graph },
};
const lend = () => Promise.resolve(channelEnv);
const runSync = (now = NOW) => sync(lend)(ctxAt(now), {});

const rows = () => db.select().from(whatsappTemplates).orderBy(whatsappTemplates.templateName);
const withoutSyncTime = async () => (await rows()).map((row) => ({ ...row, lastSyncedAt: 0 }));

beforeEach(async () => {
  const business = { businessName: "Kopi", defaultCountry: "ID", timezone: "Asia/Jakarta" };
  await db.batch([createStatement(ctx, { ...business, locale: "id" })]);
  for (const table of ["whatsapp_accounts", "whatsapp_numbers", "whatsapp_templates", "contacts"]) {
    await db.run(sql`DELETE FROM ${sql.identifier(table)}`);
  }
  atMeta = [];
  const connected = await connectAccount(lend)(ctx, {
    wabaId: WABA,
    token: "t",
    appSecret: "s",
    verifyToken: "v",
  });
  expect(connected).toMatchObject({ ok: true });
});

describe("11.1 syncing templates", () => {
  it("11.1 brings every page over, with the variables of each", async () => {
    atMeta = Array.from({ length: 250 }, (_, number) => template(number));
    expect(await runSync()).toEqual({ ok: true, value: { total: 250, added: 250, removed: 0 } });
    expect((await rows())[7]).toMatchObject({
      templateName: "promo_0007",
      status: "APPROVED",
      quality: "GREEN",
      rejectedReason: null,
      variables: ["1", "button.0"],
    });
  });

  it("11.1 a thousand templates take less than thirty seconds", async () => {
    atMeta = Array.from({ length: 1_000 }, (_, number) => template(number));
    const began = Date.now();
    await runSync();
    expect(await db.$count(whatsappTemplates)).toBe(1_000);
    expect(Date.now() - began).toBeLessThan(30 * SECOND);
  });

  it("P31 syncing again changes nothing but the time of the sync", async () => {
    const listing = fc.uniqueArray(
      fc.record({
        number: fc.nat(9),
        status: fc.constantFrom("APPROVED", "PAUSED", "REJECTED"),
        text: fc.constantFrom("Halo", "Halo {{1}}", "Hai {{2}} {{1}}"),
      }),
      { selector: ({ number }) => number, maxLength: 10 },
    );
    await fc.assert(
      fc.asyncProperty(listing, async (listed) => {
        atMeta = listed.map(({ number, status, text }) => template(number, { status, text }));
        await runSync();
        const once = await withoutSyncTime();
        expect(await runSync(NOW + SECOND)).toMatchObject({ value: { added: 0, removed: 0 } });
        expect(await withoutSyncTime()).toEqual(once);
        const living = once.filter(({ status }) => status !== "DELETED");
        expect(living.map(({ templateName }) => templateName)).toEqual(
          atMeta.map(({ name }) => name).toSorted(),
        );
      }),
      { numRuns: 100 },
    );
  }, 60_000);

  it("11.1 what is gone at Meta is kept as deleted, and lives again when it comes back", async () => {
    atMeta = [template(1), template(2)];
    await runSync();
    atMeta = [template(2)];
    expect(await runSync(NOW + 1)).toMatchObject({ value: { removed: 1 } });
    expect((await rows()).map(({ status }) => status)).toEqual(["DELETED", "APPROVED"]);
    atMeta = [template(1, { id: "999", text: "Baru {{1}}" }), template(2)];
    await runSync(NOW + 2);
    const all = await rows();
    expect(all).toMatchObject([
      { templateId: "999", status: "APPROVED", createdAt: NOW, updatedAt: NOW + 2 },
      { updatedAt: NOW },
    ]);
  });

  it("11.1 without a connection there is nothing to sync", async () => {
    await db.run(sql`UPDATE whatsapp_accounts SET status = 'disconnected'`);
    expect(await runSync()).toMatchObject({ error: { code: "channel-not-connected" } });
  });
});

describe("11.2 the list", () => {
  it("11.2 pages through all of them without a gap, and filters", async () => {
    atMeta = Array.from({ length: 25 }, (_, number) =>
      template(number, { status: number % 5 === 0 ? "PAUSED" : "APPROVED" }),
    );
    await runSync();
    const names: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await list(ctx, { limit: 10, ...(cursor !== undefined && { cursor }) });
      if (!page.ok) throw new Error(page.error.code);
      names.push(...page.value.items.map(({ name }) => name));
      cursor = page.value.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(names).toEqual(atMeta.map(({ name }) => name));
    const paused = await list(ctx, { status: "paused" });
    expect(paused.ok && paused.value.items).toHaveLength(5);
    const found = await list(ctx, { search: "PROMO_0007" });
    expect(found.ok && found.value.items.map(({ name }) => name)).toEqual(["promo_0007"]);
    expect(await list(ctx, { cursor: "bm9uc2Vuc2U" })).toMatchObject({
      error: { code: "invalid-cursor" },
    });
  });

  it("11.3 only an approved template can be sent", async () => {
    atMeta = [template(1), template(2, { status: "PAUSED" })];
    await runSync();
    const [approved, paused] = await rows();
    expect(await getSendableTemplate(ctx, approved?.id ?? 0)).toMatchObject({ ok: true });
    expect(await getSendableTemplate(ctx, paused?.id ?? 0)).toMatchObject({
      error: { code: "template-not-sendable", params: { name: "promo_0002", status: "PAUSED" } },
    });
    expect(await getSendableTemplate(ctx, 4_711)).toMatchObject({ error: { code: "not-found" } });
  });

  const apply = async (at: Ctx, event: Parameters<typeof templateEventStatements>[1]) => {
    const [first, ...rest] = await templateEventStatements(at, event);
    if (first !== undefined) await db.batch([first, ...rest]);
  };

  it("11.2 the owner hears once that a template was approved, rejected or paused", async () => {
    await db.run(sql`DELETE FROM notifications`);
    atMeta = [template(1, { status: "PENDING" })];
    await runSync();
    const { id: templateId } = template(1);
    for (const status of ["APPROVED", "APPROVED", "PAUSED"]) {
      await apply(ctx, { templateId, status, reason: "" });
    }
    const told = await db.all<{ kind: string }>(sql`SELECT kind FROM notifications ORDER BY id`);
    expect(told.map(({ kind }) => kind)).toEqual(["template_approved", "template_paused"]);
  });

  it("11.2 a change of category is told once, with the price it means for what is planned", async () => {
    await db.run(sql`DELETE FROM notifications`);
    await db.run(sql`DELETE FROM message_rates`);
    await db.run(sql`INSERT INTO message_rates (country, category, amount_micros, currency, imported_at)
      VALUES ('ID', 'marketing', 586330000, 'IDR', 1), ('*', 'utility', 356650000, 'IDR', 1)`);
    atMeta = [template(1)];
    await runSync();
    const { id: templateId } = template(1);
    expect((await rows())[0]?.category).toBe("MARKETING");
    const change = { templateId, nextCategory: "UTILITY" };
    await apply(ctx, change);
    await apply(ctx, change);
    await apply(ctx, { templateId, category: "UTILITY" });
    await apply(ctx, { templateId, category: "UTILITY" });
    const told = await db.all<{ kind: string; params: string }>(
      sql`SELECT kind, params FROM notifications ORDER BY id`,
    );
    expect(told.map(({ kind }) => kind)).toEqual(["template_category_soon", "template_category"]);
    expect(JSON.parse(told[0]?.params ?? "")).toMatchObject({
      from: "MARKETING",
      to: "UTILITY",
      before: "IDR 586.33",
      after: "IDR 356.65",
      campaigns: 0,
    });
    expect((await rows())[0]?.category).toBe("UTILITY");
  });

  it("11.1 a template that is not known here lets all be fetched with the next minute", async () => {
    atMeta = [template(1)];
    await runSync();
    expect(await syncDue(ctxAt(NOW + 1), channelEnv)).toEqual({ synced: 0 });
    atMeta = [template(1), template(2)];
    await apply(ctxAt(NOW + 2), { templateId: template(2).id, wabaId: WABA, status: "APPROVED" });
    expect(await syncDue(ctxAt(NOW + 3), channelEnv)).toEqual({ synced: 1 });
    expect(await rows()).toHaveLength(2);
    expect(await syncDue(ctxAt(NOW + DAY), channelEnv)).toEqual({ synced: 0 });
    expect(await syncDue(ctxAt(NOW + 3 + DAY), channelEnv)).toEqual({ synced: 1 });
    const meanwhile = async (url: string, init: RequestInit) => {
      await apply(ctxAt(NOW + 3 * DAY), { templateId: "new", wabaId: WABA, status: "APPROVED" });
      return graph(url, init);
    };
    await syncDue(ctxAt(NOW + 2.5 * DAY), { ...channelEnv, SIMULATOR: { fetch: meanwhile } });
    expect(await syncDue(ctxAt(NOW + 3 * DAY), channelEnv)).toEqual({ synced: 1 });
  });

  it("11.2 a webhook changes what it speaks of and nothing else", async () => {
    atMeta = [template(1), template(2)];
    await runSync();
    const { id } = template(2);
    const later = ctxAt(NOW + 1);
    await apply(later, { templateId: id, quality: "RED" });
    await apply(later, { templateId: id, status: "PAUSED", reason: "" });
    expect(await rows()).toMatchObject([
      { status: "APPROVED", quality: "GREEN" },
      { status: "PAUSED", quality: "RED", category: "MARKETING", rejectedReason: null },
    ]);
  });
});

describe("11.4 the preview", () => {
  it("11.4 shows the template with a contact's values, and what is wrong with them", async () => {
    atMeta = [template(1)];
    await runSync();
    const [row] = await rows();
    const id = row?.id ?? 0;
    const [ayu] = await db
      .insert(contacts)
      .values({ name: "Ayu Lestari", phone: "+62812", createdAt: NOW, updatedAt: NOW })
      .returning({ id: contacts.id });
    const variables = { "1": "{first_name|Kak}", "button.0": "promo" };
    expect(await preview(ctx, { id, variables, contactId: ayu?.id ?? 0 })).toEqual({
      ok: true,
      value: {
        header: null,
        mediaKind: null,
        body: "Halo Ayu",
        footer: null,
        buttons: [{ type: "URL", text: "Buka", value: "https://x.y/promo" }],
        problems: [],
      },
    });
    const blind = {
      ...ctx,
      actor: { ...ctx.actor, permissions: new Set(["template:view"] as const) },
    };
    for (const ask of [preview, validate]) {
      expect(await ask(blind, { id, variables, contactId: ayu?.id ?? 0 })).toMatchObject({
        error: { code: "forbidden" },
      });
    }
    expect(await preview(ctx, { id, variables: { "1": "" } })).toMatchObject({
      value: {
        body: "Halo {{1}}",
        problems: [
          { variable: "1", component: "body", message: "Body {{1}}: needs a value." },
          { variable: "button.0", component: "button" },
        ],
      },
    });
    expect(await preview(ctx, { id, variables: { "1": "{nama}" } })).toMatchObject({
      error: { code: "message-variable-malformed" },
    });
  });
});
