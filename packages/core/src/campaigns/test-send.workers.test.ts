import { env } from "cloudflare:workers";
import { asc, eq, sql } from "drizzle-orm";
import { DAY, HOUR, MINUTE } from "@siar/kernel/clock";
import { systemActor, type Ctx } from "@siar/kernel/ctx";
import { database } from "@siar/kernel/database";
import { auditLog } from "@siar/kernel/tables";
import type { Fetch } from "@siar/whatsapp";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import * as approved from "../approved-templates/index.ts";
import { whatsappTemplates } from "../approved-templates/tables.ts";
import { connectAccount, disconnect, forgetSenders } from "../channels/index.ts";
import * as contacts from "../contacts/index.ts";
import { applyStatuses } from "../sending/index.ts";
import { serviceWindows } from "../conversations/tables.ts";
import { receiveMedia, upload } from "../media/index.ts";
import { jpegFile } from "../media/rules/sample-files.ts";
import { createStatement } from "../settings/index.ts";
import { cancel, create, stopOfAccount, testSend } from "./index.ts";
import { campaigns } from "./tables.ts";

const T0 = 1_800_000_000_000;
const db = database(env.DB);
let now = T0;
const actor = { ...systemActor("test"), memberId: 7 };
const ctxNow = (over: Partial<Ctx> = {}): Ctx => ({
  db,
  now,
  actor,
  locale: "en",
  requestId: "r-1",
  address: null,
  deliver: async () => {},
  ...over,
});

const value = <T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

const Sent = z.object({ to: z.string(), biz_opaque_callback_data: z.string() });
type Meta = (body: unknown) => Response;

const accepts: Meta = () => Response.json({ messages: [{ id: "wamid.test" }] });
const refuses =
  (code: number): Meta =>
  () =>
    Response.json({ error: { code, message: "No" } }, { status: 400 });

/** Meta, as far as a connection and a message need it, and what it was asked to send. */
const meta = { answers: accepts, sent: [] as z.infer<typeof Sent>[], files: 0 };
const graph: Fetch = async (url, init) => {
  if (url.endsWith("/media")) {
    await new Response(init.body).arrayBuffer();
    meta.files += 1;
    return Response.json({ id: `file-${meta.files}` });
  }
  if (url.includes("/file-")) return refuses(100)(null);
  if (url.endsWith("/messages")) {
    const body: unknown = JSON.parse(typeof init.body === "string" ? init.body : "null");
    meta.sent.push(Sent.parse(body));
    return meta.answers(body);
  }
  if (url.includes("/phone_numbers")) {
    return Response.json({
      data: [{ id: "1065", display_phone_number: "+62 811", throughput: { level: "STANDARD" } }],
    });
  }
  return Response.json(init.method === "POST" ? { success: true } : { data: [] });
};

const lent = {
  SIAR_SECRET: "a secret of the tests, long enough",
  GRAPH_URL: "",
  SIMULATOR: { fetch: graph },
  FILES: env.FILES,
};
const lend = () => Promise.resolve(lent);
const send = testSend(lend);

const newCampaign = async (
  message: object = { type: "template", templateId: 1, variables: { "1": "{name}" } },
): Promise<number> =>
  value(
    await create(ctxNow(), {
      name: "Promo",
      numberId: 1,
      // The shape is the API's; the tests below vary its content only.
      message: message as Parameters<typeof create>[1]["message"],
    }),
  ).id;

let people = 0;
const newContact = async (over: object = {}): Promise<{ id: number; phone: string }> => {
  people += 1;
  const phone = `+62811${1_000_000 + people}`;
  const { id } = value(await contacts.create(ctxNow(), { name: "Ayu Lestari", phone, ...over }));
  return { id, phone };
};

const audited = (id: number) =>
  db
    .select({ action: auditLog.action, after: auditLog.after })
    .from(auditLog)
    .where(eq(auditLog.entityId, id))
    .orderBy(asc(auditLog.id));

beforeAll(async () => {
  await db.batch([
    createStatement(ctxNow(), {
      businessName: "Kopi",
      defaultCountry: "ID",
      timezone: "Asia/Jakarta",
      locale: "id",
    }),
  ]);
  value(
    await connectAccount(lend)(ctxNow(), {
      wabaId: "102290129340398",
      token: "EAAtoken",
      appSecret: "app-secret-1",
      verifyToken: "verify-1",
      name: "Kopi",
    }),
  );
  await db.insert(whatsappTemplates).values({
    accountId: 1,
    templateId: "1",
    templateName: "promo",
    language: "id",
    category: "MARKETING",
    status: "APPROVED",
    parameterFormat: "POSITIONAL",
    components: [{ type: "BODY", text: "Halo {{1}}, diskon!" }],
    variables: ["1"],
    lastSyncedAt: T0,
    createdAt: T0,
    updatedAt: T0,
  });
});

beforeEach(() => {
  now += 10 * MINUTE;
  meta.answers = accepts;
  meta.sent = [];
});

describe("3.3 a test", () => {
  it("3.3 to a colleague's number says what a chosen contact would read", async () => {
    const id = await newCampaign();
    const { id: contactId, phone } = await newContact({ name: "Dewi Anggraini" });
    const colleague = "+6281277770001";
    expect(value(await send(ctxNow(), { id, contactId, phone: colleague }))).toMatchObject({
      contactId: null,
      phone: colleague,
      text: "Halo Dewi Anggraini, diskon!",
    });
    expect(meta.sent.map(({ to }) => to)).toEqual([colleague]);
    expect(JSON.stringify(meta.sent)).not.toContain(phone);
    const whose = { contactId: null, asContactId: contactId };
    const entries = (await audited(id)).filter(({ action }) => action.startsWith("campaign.test"));
    expect(entries).toMatchObject([{ after: whose }, { after: whose }]);
  });

  it("13.3 shows nobody's name to whoever may not see contacts", async () => {
    const id = await newCampaign();
    const { id: contactId } = await newContact();
    const permissions = new Set(["campaign:send"] as const);
    const blind = ctxNow({ actor: { ...actor, permissions } });
    for (const named of [{ contactId }, { contactId, phone: "+6281277770001" }]) {
      expect(await send(blind, { id, ...named })).toMatchObject({ error: { code: "forbidden" } });
    }
    expect(meta.sent).toEqual([]);
  });

  it("says to a contact what the campaign would say to them, and leaves the ledger alone", async () => {
    const id = await newCampaign();
    const { id: contactId, phone } = await newContact();
    expect(value(await send(ctxNow(), { id, contactId }))).toEqual({
      contactId,
      phone,
      text: "Halo Ayu Lestari, diskon!",
      wamid: "wamid.test",
      held: false,
    });
    expect(meta.sent).toEqual([
      { to: phone, biz_opaque_callback_data: `test:${id}:${contactId}:r-1` },
    ]);
    const [rows] = await db.all<{ count: number }>(
      sql`SELECT count(*) AS count FROM campaign_messages`,
    );
    expect(rows?.count).toBe(0);
  });

  it("speaks to a bare number by the given name and the message's own fallbacks", async () => {
    const variables = { "1": "{name|Kak} di {attributes.city|kotamu}" };
    const id = await newCampaign({ type: "text", text: "x" });
    await db
      .update(campaigns)
      .set({ messageType: "template", templateId: 1, templateVariables: variables })
      .where(eq(campaigns.id, id));
    const nameless = value(await send(ctxNow(), { id, phone: "0812-9999-0001" }));
    expect(nameless).toMatchObject({
      contactId: null,
      phone: "+6281299990001",
      text: "Halo Kak di kotamu, diskon!",
    });
    const named = value(await send(ctxNow(), { id, phone: "+6281299990001", name: "Budi" }));
    expect(named.text).toBe("Halo Budi di kotamu, diskon!");
  });

  it("9.4 is audited before it leaves and after, without the whole phone number", async () => {
    const id = await newCampaign();
    const { id: contactId, phone } = await newContact();
    value(await send(ctxNow(), { id, contactId }));
    const entries = (await audited(id)).filter(({ action }) => action.startsWith("campaign.test"));
    const to = contacts.maskPhone(phone);
    expect(entries).toEqual([
      { action: "campaign.test", after: { contactId, to } },
      {
        action: "campaign.tested",
        after: { contactId, to, outcome: "accepted", wamid: "wamid.test" },
      },
    ]);
  });

  it("13.2 shows no phone number to whoever may not read them", async () => {
    const id = await newCampaign({
      type: "template",
      templateId: 1,
      variables: { "1": "{phone}" },
    });
    const { id: contactId, phone } = await newContact();
    const permissions = new Set(
      [...actor.permissions].filter((one) => one !== "contact:read_phone"),
    );
    const shown = value(
      await send(ctxNow({ actor: { ...actor, permissions } }), { id, contactId }),
    );
    expect(shown.phone).toBe(contacts.maskPhone(phone));
    expect(shown.text).not.toContain(phone.slice(-8));
  });
});

describe("4.4 3.3 a test with a file", () => {
  const Picture = z.object({ image: z.object({ id: z.string() }) });
  let contactId = 0;
  let id = 0;

  beforeAll(async () => {
    const arrival = value(await receiveMedia(ctxNow(), env.FILES, new Blob([jpegFile()]).stream()));
    const { id: mediaId } = value(
      await upload({ files: env.FILES, arrival })(ctxNow(), { name: "menu.jpg" }),
    );
    contactId = (await newContact()).id;
    await db.insert(serviceWindows).values({ contactId, numberId: 1, lastInboundAt: T0 * 2 });
    id = await newCampaign({ type: "image", mediaId, text: "Halo {name}" });
  });

  it("4.4 shows it by Meta's id for it, with the caption", async () => {
    let shown: unknown = null;
    meta.answers = (body) => {
      shown = body;
      return accepts(body);
    };
    expect(value(await send(ctxNow(), { id, contactId })).text).toBe("Halo Ayu Lestari");
    expect(shown).toMatchObject({ image: { id: "file-1", caption: "Halo Ayu Lestari" } });
  });

  it("10.5 brings it to Meta anew where Meta has lost it, and sends it then", async () => {
    meta.answers = (body) =>
      Picture.parse(body).image.id === "file-1" ? refuses(131_009)(body) : accepts(body);
    expect(value(await send(ctxNow(), { id, contactId })).wamid).toBe("wamid.test");
    expect([meta.sent.length, meta.files]).toEqual([2, 2]);
  });

  it("10.5 says so where Meta does not know the new one either", async () => {
    meta.answers = refuses(131_009);
    expect(await send(ctxNow(), { id, contactId })).toMatchObject({
      error: { code: "meta-refused" },
    });
    expect([meta.sent.length, meta.files]).toEqual([1, 2]);
  });
});

describe("is refused", () => {
  const refusal = async (input: Parameters<typeof send>[1], over: Partial<Ctx> = {}) => {
    const result = await send(ctxNow(over), input);
    if (result.ok) throw new Error("It was sent");
    return result.error;
  };
  const nothingLeft = () => expect(meta.sent).toEqual([]);

  it("I4 to whoever opted out: by contact, by their number, and after their contact is gone", async () => {
    const id = await newCampaign();
    const { id: contactId, phone } = await newContact();
    value(await contacts.optOut(ctxNow(), { id: contactId, reason: "By phone" }));
    expect(await refusal({ id, contactId })).toMatchObject({ code: "recipient-opted-out" });
    expect(await refusal({ id, phone })).toMatchObject({ code: "recipient-opted-out" });
    await db.run(sql`DELETE FROM contacts WHERE id = ${contactId}`);
    expect(await refusal({ id, phone })).toMatchObject({ code: "recipient-opted-out" });
    nothingLeft();
  });

  it("without an addressee, for an unknown one, and for what is no number", async () => {
    const id = await newCampaign();
    const { phone } = await newContact();
    expect(await refusal({ id })).toMatchObject({ code: "invalid-input" });
    expect(await refusal({ id, contactId: 99_999 })).toMatchObject({ code: "not-found" });
    expect(await refusal({ id, phone: "12" })).toMatchObject({ code: "phone-invalid" });
    expect(await refusal({ id: 99_999, phone })).toMatchObject({ code: "not-found" });
    nothingLeft();
  });

  it("where the number is not on WhatsApp, or Meta holds marketing back for now", async () => {
    const id = await newCampaign();
    const absent = await newContact();
    const held = await newContact();
    await db.run(sql`UPDATE contacts SET not_on_whatsapp_at = 1 WHERE id = ${absent.id}`);
    await db.run(
      sql`UPDATE contacts SET marketing_blocked_until = ${now + HOUR} WHERE id = ${held.id}`,
    );
    expect(await refusal({ id, contactId: absent.id })).toMatchObject({
      code: "recipient-not-on-whatsapp",
    });
    expect(await refusal({ id, contactId: held.id })).toMatchObject({
      code: "recipient-marketing-held",
    });
    now += DAY;
    value(await send(ctxNow(), { id, contactId: held.id }));
  });

  it("for a text, unless the person wrote to this number within a day", async () => {
    const id = await newCampaign({ type: "text", text: "Halo {name}" });
    const { id: contactId, phone } = await newContact();
    expect(await refusal({ id, contactId })).toMatchObject({ code: "recipient-window-closed" });
    const wrote = (numberId: number, at: number) =>
      db.run(sql`INSERT INTO service_windows (contact_id, number_id, last_inbound_at)
        VALUES (${contactId}, ${numberId}, ${at})
        ON CONFLICT DO UPDATE SET last_inbound_at = excluded.last_inbound_at`);
    await wrote(2, now);
    expect(await refusal({ id, contactId })).toMatchObject({ code: "recipient-window-closed" });
    await wrote(1, now - DAY);
    expect(await refusal({ id, contactId })).toMatchObject({ code: "recipient-window-closed" });
    await wrote(1, now - HOUR);
    expect(value(await send(ctxNow(), { id, contactId })).text).toBe("Halo Ayu Lestari");
    expect(value(await send(ctxNow(), { id, phone, name: "Budi" })).text).toBe("Halo Budi");
  });

  it("4.1 where a variable has no value, and names it", async () => {
    const id = await newCampaign();
    const { id: contactId } = await newContact({ name: "" });
    const refused = await refusal({ id, contactId });
    expect(refused).toMatchObject({
      code: "message-variable-missing",
      params: { variable: "{name}" },
    });
    nothingLeft();
  });

  it("for an unfinished draft, a paused template, and a campaign that is over", async () => {
    const { phone } = await newContact();
    const empty = await newCampaign({ type: "text", text: "" });
    expect(await refusal({ id: empty, phone })).toMatchObject({ code: "campaign-incomplete" });
    const id = await newCampaign();
    await db.update(whatsappTemplates).set({ status: "PAUSED" });
    expect(await refusal({ id, phone, name: "Budi" })).toMatchObject({
      code: "template-not-sendable",
    });
    expect((await approved.getTemplate(ctxNow(), 1))?.status).toBe("PAUSED");
    await db.update(whatsappTemplates).set({ status: "APPROVED" });
    value(await cancel(ctxNow(), { id }));
    expect(await refusal({ id, phone, name: "Budi" })).toMatchObject({
      code: "campaign-transition",
      params: { status: "cancelled" },
    });
    nothingLeft();
  });

  it("after five within a minute, by this member alone, with the seconds to wait", async () => {
    const id = await newCampaign();
    const { id: contactId } = await newContact();
    const again = { id, contactId };
    for (let count = 0; count < 5; count += 1) {
      value(await send(ctxNow(), again));
      now += 1_000;
    }
    expect(await refusal(again)).toMatchObject({ code: "too-many-tests", params: { seconds: 55 } });
    expect(meta.sent).toHaveLength(5);
    value(await send(ctxNow({ actor: { ...actor, memberId: 8 } }), again));
    now += 55_000;
    value(await send(ctxNow(), again));
  });

  it("beyond the fifth also when many come at the same moment", async () => {
    const id = await newCampaign();
    const { id: contactId } = await newContact();
    const all = await Promise.all(
      Array.from({ length: 9 }, () => send(ctxNow(), { id, contactId })),
    );
    expect(all.filter((one) => one.ok)).toHaveLength(5);
    expect(meta.sent).toHaveLength(5);
  });
});

describe("Meta's own answer", () => {
  const outcomeOf = async (id: number) =>
    (await audited(id)).find(({ action }) => action === "campaign.tested")?.after;

  it("is told with its code and sentence", async () => {
    const id = await newCampaign();
    const { id: contactId } = await newContact();
    meta.answers = refuses(132_015);
    const result = await send(ctxNow(), { id, contactId });
    expect(result).toMatchObject({ ok: false, error: { code: "meta-refused" } });
    expect(JSON.stringify(result)).toContain("132015");
    expect(await outcomeOf(id)).toMatchObject({ outcome: "refused", errorCode: 132_015 });
  });

  it("8.2 I4 that the person stopped opts them out, without counting against the campaign", async () => {
    const id = await newCampaign();
    const { id: contactId } = await newContact();
    meta.answers = refuses(131_050);
    await send(ctxNow(), { id, contactId });
    expect(value(await contacts.get(ctxNow(), { id: contactId }))).toMatchObject({
      optedOut: true,
      metaStopped: true,
    });
    const [counters] = await db.all<{ optedOut: number }>(
      sql`SELECT opted_out AS optedOut FROM campaign_counters WHERE campaign_id = ${id}`,
    );
    expect(counters?.optedOut).toBe(0);
  });

  it.each([
    ["a page instead of an answer", () => new Response("<html>", { status: 502 })],
    [
      "an answer that breaks off",
      () => {
        throw new Error("reset");
      },
    ],
  ])("lost, as %s: the test may have arrived", async (_, answers) => {
    const id = await newCampaign();
    const { id: contactId } = await newContact();
    meta.answers = answers;
    expect(await send(ctxNow(), { id, contactId })).toMatchObject({
      error: { code: "test-in-doubt" },
    });
    expect(await outcomeOf(id)).toMatchObject({ outcome: "in-doubt" });
  });

  it("in a later status changes no row, and is not taken for a stranger's", async () => {
    const id = await newCampaign();
    const callback = `test:${id}::r-1`;
    const report = { callback, wamid: "wamid.test", status: "delivered", at: now } as const;
    expect(await applyStatuses(ctxNow(), [report])).toMatchObject({ touched: [], unknown: 0 });
  });
});

it("is refused without a connection", async () => {
  const id = await newCampaign();
  value(await disconnect(stopOfAccount)(ctxNow(), { id: 1 }));
  forgetSenders();
  expect(await send(ctxNow(), { id, phone: "+6281299990001" })).toMatchObject({
    error: { code: "channel-not-connected" },
  });
  expect(meta.sent).toEqual([]);
});
