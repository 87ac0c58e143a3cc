import { env } from "cloudflare:workers";
import { asc, sql } from "drizzle-orm";
import { systemActor, type Ctx } from "@siar/kernel/ctx";
import { database } from "@siar/kernel/database";
import type { Permission } from "@siar/kernel/permission";
import { auditLog } from "@siar/kernel/tables";
import fc from "fast-check";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import * as campaigns from "../campaigns/index.ts";
import * as contacts from "../contacts/index.ts";
import * as fields from "../fields/index.ts";
import * as media from "../media/index.ts";
import { jpegFile } from "../media/rules/sample-files.ts";
import { personOf as personOfRow, rendererOf } from "../sending/rules/index.ts";
import { createStatement } from "../settings/index.ts";
import * as library from "./index.ts";

const db = database(env.DB);
const ctx: Ctx = {
  db,
  now: Date.UTC(2026, 10, 20, 5),
  actor: { ...systemActor("test"), kind: "member", memberId: 7 },
  locale: "en",
  requestId: "r-1",
  address: null,
  deliver: async () => {},
};
const allowed = (...permissions: Permission[]): Ctx => ({
  ...ctx,
  actor: { ...ctx.actor, permissions: new Set(permissions) },
});
const value = <T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};
const promo = { name: "Promo", category: "Sales", text: "Halo {name|Kak}, *diskon*!" };
const make = async (more: Partial<Parameters<typeof library.create>[1]> = {}) =>
  value(await library.create(ctx, { ...promo, ...more }));

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
  await db.run(sql`DELETE FROM campaign_templates`);
  await db.run(sql`DELETE FROM campaigns`);
  await db.run(sql`DELETE FROM contacts`);
});

describe("4.3 the team's library", () => {
  it("4.3 keeps a message under a name and a category, and tells what it uses", async () => {
    const made = await make();
    expect(made).toMatchObject({
      ...promo,
      version: 1,
      type: "text",
      mediaId: null,
      variables: ["name"],
      usageCount: 0,
      createdBy: 7,
    });
    expect(value(await library.get(ctx, { id: made.id }))).toEqual(made);
    expect(await library.create(ctx, { ...promo, name: "promo" })).toMatchObject({
      error: { code: "name-taken", errors: [{ path: "name" }] },
    });
  });

  it("4.3 is listed by name, page by page, searched in names and texts, narrowed by category", async () => {
    for (const name of ["beta", "Alpha", "gamma", "Delta"]) {
      await make({ name, category: name === "gamma" ? "Service" : "Sales", text: `ini ${name}` });
    }
    const names: string[] = [];
    let cursor: string | undefined;
    do {
      const page = value(await library.list(ctx, { limit: 3, ...(cursor ? { cursor } : {}) }));
      names.push(...page.items.map(({ name }) => name));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(names).toEqual(["Alpha", "beta", "Delta", "gamma"]);
    const found = async (filter: object) =>
      value(await library.list(ctx, filter)).items.map(({ name }) => name);
    expect(await found({ search: "INI DEL" })).toEqual(["Delta"]);
    expect(await found({ search: "%" })).toEqual([]);
    expect(await found({ category: "Service" })).toEqual(["gamma"]);
    expect(value(await library.categories(ctx, {})).items).toEqual([
      { name: "Sales", templates: 3 },
      { name: "Service", templates: 1 },
    ]);
    expect(await library.list(ctx, { cursor: "?" })).toMatchObject({
      error: { code: "invalid-cursor" },
    });
  });

  it("4.3 is changed by one person at a time", async () => {
    const { id } = await make();
    const edit = { id, version: 1, ...promo, text: "Baru" };
    expect(value(await library.update(ctx, edit))).toMatchObject({ version: 2, text: "Baru" });
    expect(await library.update(ctx, edit)).toMatchObject({ error: { code: "changed-meanwhile" } });
  });

  it("4.3 is copied under the first free name", async () => {
    const { id } = await make();
    expect(value(await library.duplicate(ctx, { id }))).toMatchObject({
      name: "Promo (2)",
      text: promo.text,
      category: "Sales",
      usageCount: 0,
    });
    expect(value(await library.duplicate(ctx, { id })).name).toBe("Promo (3)");
    const { id: other } = await make({ name: "🎉 ÉTÉ" });
    await library.duplicate(ctx, { id: other });
    expect(value(await library.duplicate(ctx, { id: other })).name).toBe("🎉 ÉTÉ (3)");
  });

  it("4.3 counts the campaigns that were made from it; these keep their text when it is deleted", async () => {
    const { id } = await make();
    const draft = {
      name: "November",
      message: { type: "text", text: promo.text },
      messageTemplateId: id,
    } as const;
    const campaign = value(await campaigns.create(ctx, draft));
    expect(campaign.messageTemplateId).toBe(id);
    value(await campaigns.create(ctx, { ...draft, messageTemplateId: null }));
    expect(value(await library.get(ctx, { id })).usageCount).toBe(1);
    expect(value(await library.remove(ctx, { id }))).toEqual({ id });
    expect(await library.get(ctx, { id })).toMatchObject({ error: { code: "not-found" } });
    expect(value(await campaigns.get(ctx, { id: campaign.id })).message).toEqual(draft.message);
  });

  it("4.4 stands below a file: a shorter text, or none", async () => {
    const file = new Blob([jpegFile()]).stream();
    const arrival = value(await media.receiveMedia(ctx, env.FILES, file));
    const { id: mediaId } = value(
      await media.upload({ files: env.FILES, arrival })(ctx, { name: "menu.jpg" }),
    );
    const image = { type: "image", mediaId } as const;
    expect(await make({ ...image, text: "" })).toMatchObject({ ...image, text: "" });
    expect(
      await library.create(ctx, { ...promo, ...image, name: "Long", text: "x".repeat(1_025) }),
    ).toMatchObject({ error: { code: "message-too-long", params: { limit: 1024, length: 1025 } } });
    expect(await make({ name: "No file", type: "text", mediaId })).toMatchObject({
      mediaId: null,
    });
    const refused = async (over: Partial<Parameters<typeof library.create>[1]>) =>
      library.create(ctx, { ...promo, ...image, name: "Other", ...over });
    expect(await refused({ mediaId: mediaId + 1 })).toMatchObject({
      error: { code: "media-gone", errors: [{ path: "mediaId" }] },
    });
    expect(await refused({ type: "video" })).toMatchObject({ error: { code: "media-kind-wrong" } });
    expect(await refused({ mediaId: null })).toMatchObject({ error: { code: "invalid-input" } });
    const lend = () => Promise.resolve(env.FILES);
    expect(await media.remove(lend)(ctx, { id: mediaId })).toMatchObject({
      error: { code: "media-in-use" },
    });
    expect(value(await media.get(ctx, { id: mediaId })).useCount).toBe(1);
    expect(value(await media.usedBy(ctx, { id: mediaId })).messages).toHaveLength(1);
  });

  it("4.1 measures what one person gets, not all the wordings together", async () => {
    const words = "x".repeat(4_000);
    await make({ text: `{{${words}|${words}}}` });
    const text = `{name?${words}|short}${"y".repeat(97)}`;
    expect(await library.create(ctx, { ...promo, name: "Long", text })).toMatchObject({
      error: { code: "message-too-long", params: { limit: 4096, length: 4097 } },
    });
    expect(
      await campaigns.create(ctx, { name: "Long", message: { type: "text", text } }),
    ).toMatchObject({ error: { code: "message-too-long" } });
    const half = "x".repeat(600);
    const caption = { type: "image", mediaId: null, text: `{{${half}|${half}}}` } as const;
    expect(value(await campaigns.create(ctx, { name: "Menu", message: caption }))).toMatchObject({
      message: { text: caption.text },
    });
  });

  it.each([
    ["  ", "invalid-input"],
    ["Halo {nama}", "message-variable-malformed"],
    ["Halo {name", "message-brace-open"],
    ["{{name}}", "message-choice-single"],
    ["{{a|b {attributes.kota}}}", "message-variable-unknown"],
  ])("4.1 refuses to keep %j", async (text, code) => {
    expect(await library.create(ctx, { ...promo, text })).toMatchObject({ error: { code } });
    expect(value(await library.list(ctx, {})).items).toEqual([]);
  });

  it("4.3 tells the audit log who made, changed and deleted what", async () => {
    const { id } = await make();
    value(await library.update(ctx, { id, version: 1, ...promo, text: "Baru" }));
    value(await library.remove(ctx, { id }));
    const entries = await db.select().from(auditLog).orderBy(asc(auditLog.id));
    const ours = entries.filter(({ entity, entityId }) => {
      return entity === "message-template" && entityId === id;
    });
    expect(ours.slice(-3)).toMatchObject([
      { action: "message-template.create", after: promo },
      { action: "message-template.update", before: { text: promo.text }, after: { text: "Baru" } },
      { action: "message-template.delete", before: { text: "Baru" } },
    ]);
  });

  it("4.3 is read with template:view and changed with template:manage", async () => {
    const { id } = await make();
    const reader = allowed("template:view");
    expect(await library.list(reader, {})).toMatchObject({ ok: true });
    for (const refused of [
      await library.create(reader, { ...promo, name: "Other" }),
      await library.update(reader, { id, version: 1, ...promo }),
      await library.duplicate(reader, { id }),
      await library.remove(reader, { id }),
      await library.list(allowed("campaign:view"), {}),
    ]) {
      expect(refused).toMatchObject({ error: { code: "forbidden" } });
    }
  });
});

describe("4.2 what the preview shows", () => {
  const text = "{{Halo|Hai|Hi}} {name|Kak}{attributes.city? di {attributes.city}|}! {phone|-}";

  it(
    "P9 is what the sender sends, to whomever, in whichever campaign",
    { timeout: 90_000 },
    async () => {
      const message = { type: "text", text } as const;
      const someone = fc.record({
        name: fc.string({ unit: "grapheme", maxLength: 60 }),
        city: fc.option(fc.constantFrom("Bandung", "{name}", "*Kota*", " ")),
        campaignId: fc.nat({ max: 5_000 }),
      });
      let people = 0;
      await fc.assert(
        fc.asyncProperty(someone, async ({ name, city, campaignId }) => {
          people += 1;
          const { id } = value(
            await contacts.create(ctx, {
              phone: `+62811${1_000_000 + people}`,
              name: name.replaceAll("\u0000", ""),
              attributes: city === null ? {} : { city },
            }),
          );
          const rows = await db.all<Parameters<typeof personOfRow>[0]>(sql`
          SELECT id AS contactId, name, phone, attributes FROM contacts WHERE id = ${id}`);
          const sent = rows.map((row) => value(rendererOf(message, campaignId))(personOfRow(row)));
          const shown = value(await library.preview(ctx, { text, contactId: id, campaignId }));
          expect(sent.map((rendered) => rendered?.text)).toEqual([shown.text]);
          expect(shown.length).toBe(shown.text.length);
        }),
        { numRuns: 100 },
      );
    },
  );

  it("4.2 is said to a sample person where nobody was chosen", async () => {
    const shown = value(await library.preview(ctx, { text: "Hai {name} di {attributes.city}" }));
    expect(shown).toEqual({ text: "Hai Ayu Lestari di city", length: 23, missing: [] });
  });

  it("4.2 names what the person has no value for, and hides numbers from who may not see them", async () => {
    const { id } = value(await contacts.create(ctx, { phone: "+6281234567890" }));
    const viewer = allowed("template:view", "contact:view");
    const asked = { text: "{name}: {phone}", contactId: id };
    expect(value(await library.preview(viewer, asked))).toMatchObject({ missing: ["name"] });
    expect(value(await library.preview(viewer, asked)).text).not.toContain("34567");
    expect(await library.preview(allowed("template:view"), asked)).toMatchObject({
      error: { code: "forbidden" },
    });
    expect(await library.preview(viewer, { ...asked, contactId: 99_999 })).toMatchObject({
      error: { code: "not-found" },
    });
    expect(await library.preview(viewer, { text: "{x}" })).toMatchObject({
      error: { code: "message-variable-malformed" },
    });
  });
});
