import { env } from "cloudflare:workers";
import { sql } from "drizzle-orm";
import { database } from "@siar/kernel/database";
import { beforeEach, describe, expect, it } from "vitest";
import { DAY, HOUR, MINUTE, SECOND } from "@siar/kernel/clock";
import { systemActor, type Ctx } from "@siar/kernel/ctx";
import type { MessageEvent, PreferenceEvent } from "@siar/whatsapp/webhook";
import { contactPreferences, consentEvents } from "../consent/tables.ts";
import { contacts } from "../contacts/tables.ts";
import { conversationMessages, conversations, serviceWindows } from "../conversations/tables.ts";
import { whatsappNumbers } from "../channels/tables.ts";
import { campaignCounters, campaignMessages } from "../sending/tables.ts";
import { createStatement } from "../settings/index.ts";
import { receive, type Arrivals } from "./receive.ts";
import { inboundCounts, setAside } from "./tables.ts";

const db = database(env.DB);
const NOW = 1_800_000_000_000;
const ctx: Ctx = {
  db,
  now: NOW,
  actor: systemActor("test"),
  locale: "en",
  requestId: "r-1",
  address: null,
  deliver: async () => {},
};

const NUMBER = "106540352242922";
let serial = 0;

const says = (text: string, extra: Partial<MessageEvent> = {}): MessageEvent => {
  serial += 1;
  return {
    wamid: `wamid.${serial}`,
    phoneNumberId: NUMBER,
    from: { phone: "+6281200000001", userId: null, name: "Ayu" },
    at: NOW - HOUR,
    type: "text",
    text,
    quoted: null,
    pressed: null,
    payload: null,
    ...extra,
  };
};

const arrive = (arrivals: Partial<Arrivals>, at = NOW) =>
  receive(
    { ...ctx, now: at },
    { messages: [], preferences: [], unreadable: [], counted: [], ...arrivals },
  );
const hear = (...messages: MessageEvent[]) => arrive({ messages });

const addContact = async (values: Partial<typeof contacts.$inferInsert>): Promise<number> => {
  const [row] = await db
    .insert(contacts)
    .values({ createdAt: NOW, updatedAt: NOW, ...values })
    .returning({ id: contacts.id });
  return row?.id ?? 0;
};

/** A campaign that reached the contact. */
const sent = async (campaignId: number, contactId: number, sentAt: number, wamid: string) => {
  await db.insert(campaignCounters).values({ campaignId }).onConflictDoNothing();
  await db
    .insert(campaignMessages)
    .values({ campaignId, seq: contactId, contactId, status: "sent", sentAt, wamid });
};

const isOptedOut = async (contactId: number): Promise<boolean> => {
  const rows = await db
    .select()
    .from(contactPreferences)
    .where(sql`contact_id = ${contactId} AND opted_out = 1`);
  return rows.length === 1;
};

/** Everything that inbound handling may touch, to see whether something changed. */
const everything = async () =>
  JSON.stringify(
    await db.batch([
      db.select().from(contacts),
      db.select().from(conversations),
      db.select().from(conversationMessages),
      db.select().from(serviceWindows),
      db.select().from(contactPreferences),
      db.select().from(consentEvents),
      db.select().from(campaignMessages),
      db.select().from(campaignCounters),
      db.select().from(setAside),
    ]),
  );

const tables = [
  "contacts",
  "conversations",
  "conversation_messages",
  "service_windows",
  "contact_preferences",
  "consent_events",
  "campaign_messages",
  "campaign_counters",
  "set_aside",
  "inbound_counts",
  "whatsapp_numbers",
  "suppressions",
];

beforeEach(async () => {
  for (const table of tables) await db.run(sql`DELETE FROM ${sql.identifier(table)}`);
  await db.batch([
    db.insert(whatsappNumbers).values({
      id: 1,
      accountId: 1,
      phoneNumberId: NUMBER,
      displayPhone: "+62 811",
      verifiedName: "Kopi",
      quality: "GREEN",
      status: "CONNECTED",
      createdAt: NOW,
      updatedAt: NOW,
    }),
  ]);
  const business = {
    businessName: "Kopi Senja",
    defaultCountry: "ID",
    timezone: "Asia/Jakarta",
    locale: "id",
  } as const;
  await createStatement(ctx, business);
});

describe("who writes", () => {
  it("12.3 a stranger becomes a contact, once, by phone and user id", async () => {
    const from = { phone: "+6281200000001", userId: "ID.77", name: "Ayu" };
    await hear(says("Halo", { from }), says("Ada promo?", { from }));
    expect(await db.select().from(contacts)).toMatchObject([
      {
        phone: "+6281200000001",
        userId: "ID.77",
        name: "Ayu",
        source: "whatsapp",
        lastInteractionAt: NOW - HOUR,
        conversationCount: 1,
      },
    ]);
  });

  it("12.3 somebody without a phone number is a contact too, and gets the number later", async () => {
    await hear(says("Halo", { from: { phone: null, userId: "ID.77", name: "" } }));
    await hear(says("Ini nomorku", { from: { phone: "+62812", userId: "ID.77", name: "Ayu" } }));
    expect(await db.select().from(contacts)).toMatchObject([
      { phone: "+62812", userId: "ID.77", name: "Ayu" },
    ]);
  });

  it("12.3 a known phone learns its user id, and keeps the name that the team gave", async () => {
    await addContact({ phone: "+62812", name: "Bu Ayu" });
    await hear(says("Halo", { from: { phone: "+62812", userId: "ID.77", name: "ayu✨" } }));
    expect(await db.select().from(contacts)).toMatchObject([
      { phone: "+62812", userId: "ID.77", name: "Bu Ayu" },
    ]);
  });

  it("12.3 the user id decides when phone and user id belong to two contacts", async () => {
    const byUser = await addContact({ userId: "ID.77", phone: "+62811" });
    await addContact({ phone: "+62812" });
    await hear(says("Halo", { from: { phone: "+62812", userId: "ID.77", name: "" } }));
    expect(await db.select().from(conversations)).toMatchObject([{ contactId: byUser }]);
    expect(await db.$count(contacts)).toBe(2);
  });

  it("12.3 numbers that WhatsApp writes in an older form find their contact", async () => {
    const mexican = await addContact({ phone: "+525512345678" });
    const brazilian = await addContact({ phone: "+5511987654321" });
    const from = (phone: string) => ({ from: { phone, userId: null, name: "" } });
    await hear(says("Hola", from("+5215512345678")), says("Oi", from("+551187654321")));
    const rows = await db.select().from(conversations);
    expect(rows.map(({ contactId }) => contactId)).toEqual([mexican, brazilian]);
    expect(await db.$count(contacts)).toBe(2);
  });
});

describe("conversations", () => {
  it("12.3 a message is stored once, however often and however it arrives", async () => {
    const messages = [says("Satu"), says("Dua", { at: NOW - MINUTE }), says("STOP")];
    await arrive({ messages, unreadable: [{ kind: "status", body: "{}", error: "id" }] });
    const before = await everything();
    await arrive({
      messages: messages.toReversed(),
      unreadable: [{ kind: "status", body: "{}", error: "id" }],
    });
    await Promise.all(messages.map((message) => hear(message)));
    expect(await everything()).toBe(before);
    expect(await db.$count(conversationMessages)).toBe(3);
  });

  it("12.3 two deliveries of one body at the same time leave one conversation", async () => {
    const messages = [says("Satu"), says("Dua")];
    await Promise.all([hear(...messages), hear(...messages), hear(...messages)]);
    expect(await db.select().from(conversations)).toHaveLength(1);
    expect(await db.select().from(contacts)).toMatchObject([{ conversationCount: 1 }]);
  });

  it("12.3 a day of silence ends a conversation, and the next message counts a new one", async () => {
    await hear(says("Pagi", { at: NOW - 3 * DAY }));
    await hear(says("Lanjut", { at: NOW - 3 * DAY + 23 * HOUR }));
    await hear(says("Halo lagi", { at: NOW - HOUR }));
    expect(await db.select().from(conversations)).toMatchObject([
      { openedAt: NOW - 3 * DAY, lastMessageAt: NOW - 3 * DAY + 23 * HOUR },
      { openedAt: NOW - HOUR, lastMessageAt: NOW - HOUR },
    ]);
    expect(await db.select().from(contacts)).toMatchObject([{ conversationCount: 2 }]);
  });

  it("12.3 messages in the wrong order end like those in the right one", async () => {
    const early = says("Satu", { at: NOW - 2 * HOUR });
    const late = says("Dua", { at: NOW - HOUR });
    await hear(late);
    await hear(early);
    expect(await db.select().from(conversations)).toMatchObject([
      { openedAt: NOW - 2 * HOUR, lastMessageAt: NOW - HOUR },
    ]);
    expect(await db.select().from(serviceWindows)).toMatchObject([{ lastInboundAt: NOW - HOUR }]);
    expect(await db.select().from(contacts)).toMatchObject([{ lastInteractionAt: NOW - HOUR }]);
  });

  it("12.3 a backlog of several days is cut into its conversations", async () => {
    await hear(says("A", { at: NOW - 5 * DAY }), says("B", { at: NOW - 2 * DAY }), says("C"));
    expect(await db.$count(conversations)).toBe(3);
    const stored = await db.select().from(conversationMessages);
    expect(new Set(stored.map(({ conversationId }) => conversationId)).size).toBe(3);
  });

  it("12.3 a time in the future counts as now", async () => {
    await hear(says("Halo", { at: NOW + 5 * DAY }));
    expect(await db.select().from(serviceWindows)).toMatchObject([{ lastInboundAt: NOW }]);
  });

  it("12.3 whoever writes is on WhatsApp, whatever an earlier failure said", async () => {
    await addContact({ phone: "+6281200000001", notOnWhatsappAt: NOW - DAY });
    await hear(says("Halo"));
    expect(await db.select().from(contacts)).toMatchObject([{ notOnWhatsappAt: null }]);
  });

  it("12.3 a message to a number that is not connected is set aside, not lost", async () => {
    const stray = says("Halo", { phoneNumberId: "999" });
    await hear(stray, says("Halo juga"));
    await hear(stray);
    const kept = await db.select().from(setAside);
    expect(kept.map(({ kind, body }) => [kind, JSON.parse(body).wamid])).toEqual([
      ["message", stray.wamid],
    ]);
    expect(await db.$count(conversationMessages)).toBe(1);
  });

  it("12.3 what is only counted is counted", async () => {
    await arrive({ counted: ["field:security", "field:security", "value:error"] });
    await arrive({ counted: ["field:security"] });
    expect(await db.select().from(inboundCounts)).toMatchObject([
      { kind: "field:security", count: 3 },
      { kind: "value:error", count: 1 },
    ]);
  });

  it("12.3 a thousand messages of one body are applied in seconds", async () => {
    const messages = Array.from({ length: 1_000 }, (_, index) =>
      says(`Halo ${index}`, {
        from: {
          phone: `+62812${String(index).padStart(8, "0")}`,
          userId: `ID.${index}`,
          name: "x",
        },
      }),
    );
    const began = Date.now();
    await hear(...messages);
    expect(await db.$count(conversationMessages)).toBe(1_000);
    expect(Date.now() - began).toBeLessThan(5 * SECOND);
  });
});

describe("replies to campaigns", () => {
  it("P21 belong to the quoted message, else to the newest within the settled hours", async () => {
    const ayu = await addContact({ phone: "+6281200000001" });
    await sent(1, ayu, NOW - 5 * HOUR, "wamid.C1");
    await sent(2, ayu, NOW - 3 * HOUR, "wamid.C2");
    const result = await hear(says("Mau!", { quoted: "wamid.C1" }), says("Berapa?"));
    expect(await db.select().from(campaignMessages)).toMatchObject([
      { campaignId: 1, repliedAt: NOW - HOUR, replyContent: "Mau!" },
      { campaignId: 2, repliedAt: NOW - HOUR, replyContent: "Berapa?" },
    ]);
    expect(await db.select().from(campaignCounters)).toMatchObject([
      { replied: 1 },
      { replied: 1 },
    ]);
    expect(result.touched).toEqual([
      { campaignId: 1, seq: ayu },
      { campaignId: 2, seq: ayu },
    ]);
    const stored = await db.select().from(conversationMessages);
    expect(stored.map(({ campaignId }) => campaignId)).toEqual([1, 2]);
  });

  it("P21 the first by Meta's clock stays, in whatever order they arrive", async () => {
    const ayu = await addContact({ phone: "+6281200000001" });
    await sent(1, ayu, NOW - 5 * HOUR, "wamid.C1");
    await hear(says("Kedua", { at: NOW - HOUR }));
    await hear(says("Pertama", { at: NOW - 2 * HOUR }));
    await hear(says("Ketiga", { at: NOW - MINUTE }));
    expect(await db.select().from(campaignMessages)).toMatchObject([
      { repliedAt: NOW - 2 * HOUR, replyContent: "Pertama" },
    ]);
    expect(await db.select().from(campaignCounters)).toMatchObject([{ replied: 1 }]);
  });

  it("P21 too late, or before the campaign came, is no reply to it", async () => {
    const ayu = await addContact({ phone: "+6281200000001" });
    await sent(1, ayu, NOW - 74 * HOUR, "wamid.C1");
    await sent(2, ayu, NOW - MINUTE, "wamid.C2");
    await hear(says("Halo", { at: NOW - HOUR }));
    expect(await db.select().from(campaignMessages)).toMatchObject([
      { repliedAt: null },
      { repliedAt: null },
    ]);
  });

  it("P21 an answer within the second in which it was sent is one", async () => {
    const ayu = await addContact({ phone: "+6281200000001" });
    await sent(1, ayu, NOW - HOUR + 700, "wamid.C1");
    await hear(says("Cepat", { at: NOW - HOUR }));
    expect(await db.select().from(campaignMessages)).toMatchObject([{ replyContent: "Cepat" }]);
  });

  it("12.3 a reaction, a STOP and a deleted message are no replies", async () => {
    const ayu = await addContact({ phone: "+6281200000001" });
    await sent(1, ayu, NOW - 5 * HOUR, "wamid.C1");
    await hear(says("👍", { type: "reaction" }), says("Stop."), says("", { type: "unsupported" }));
    expect(await db.select().from(campaignMessages)).toMatchObject([{ repliedAt: null }]);
  });

  it("12.3 a picture without words is a reply all the same", async () => {
    const ayu = await addContact({ phone: "+6281200000001" });
    await sent(1, ayu, NOW - 5 * HOUR, "wamid.C1");
    await hear(says("", { type: "image", payload: '{"id":"1"}' }));
    expect(await db.select().from(campaignMessages)).toMatchObject([{ replyContent: "[image]" }]);
  });
});

describe("consent", () => {
  const press = (label: string, payload = label) =>
    says(label, { type: "button", pressed: { label, payload } });

  it("8.1 a keyword opts out, and the campaign that it answers counts it", async () => {
    const ayu = await addContact({ phone: "+6281200000001" });
    await sent(1, ayu, NOW - 5 * HOUR, "wamid.C1");
    const result = await hear(says(" *BERHENTI* "));
    expect(result.optOuts).toBe(1);
    expect(await isOptedOut(ayu)).toBe(true);
    expect(await db.select().from(campaignCounters)).toMatchObject([{ optedOut: 1 }]);
    expect(await db.select().from(consentEvents)).toMatchObject([
      { act: "opt_out", source: "keyword", campaignId: 1, at: NOW - HOUR },
    ]);
  });

  it("8.1 a sentence with the word in it does not", async () => {
    const ayu = await addContact({ phone: "+6281200000001" });
    await hear(says("jangan stop dulu"));
    expect(await isOptedOut(ayu)).toBe(false);
  });

  it("8.1 the opt-out button of a template does, another button does not", async () => {
    const ayu = await addContact({ phone: "+6281200000001" });
    await hear(press("Stop kontak"), press("Saya tertarik"), press("Mulai belanja"));
    expect(await isOptedOut(ayu)).toBe(false);
    await hear(press("Berhenti promo"));
    expect(await isOptedOut(ayu)).toBe(true);
    const budi = await addContact({ phone: "+62813" });
    const from = { from: { phone: "+62813", userId: null, name: "" } };
    await hear({ ...press("Tidak, terima kasih", "STOP_PROMO"), ...from });
    expect(await isOptedOut(budi)).toBe(true);
  });

  it("8.1 a stranger who says STOP is remembered as opted out", async () => {
    await hear(says("STOP", { from: { phone: null, userId: "ID.9", name: "" } }));
    const [contact] = await db.select().from(contacts);
    expect(await isOptedOut(contact?.id ?? 0)).toBe(true);
  });

  it("8.5 the customer's last word counts, in whatever order the words arrive", async () => {
    const ayu = await addContact({ phone: "+6281200000001" });
    const stop = says("STOP", { at: NOW - 3 * HOUR });
    const start = says("START", { at: NOW - 2 * HOUR });
    await hear(stop, start);
    expect(await isOptedOut(ayu)).toBe(false);
    await hear(stop);
    expect(await isOptedOut(ayu)).toBe(false);
    await hear(says("STOP", { at: NOW - HOUR }));
    expect(await isOptedOut(ayu)).toBe(true);
    await hear(says("START", { at: NOW - 90 * MINUTE }));
    expect(await isOptedOut(ayu)).toBe(true);
  });

  it("8.1 what was told to Meta is kept apart from what was told to us", async () => {
    const ayu = await addContact({ phone: "+6281200000001" });
    const tell = (value: PreferenceEvent["value"], at: number) =>
      arrive({
        preferences: [{ who: { phone: "+6281200000001", userId: null, name: "" }, value, at }],
      });
    await hear(says("STOP"));
    await tell("stop", NOW - 2 * HOUR);
    await tell("resume", NOW - HOUR);
    await tell("stop", NOW - 2 * HOUR);
    expect(await db.select().from(contactPreferences)).toMatchObject([
      { contactId: ayu, optedOut: true, metaStopped: false },
    ]);
  });
});

describe("what it costs", () => {
  it("12.3 a single message is applied without reading whole tables", async () => {
    const rows = Array.from({ length: 2_000 }, (_, index) => ({
      phone: `+6289${String(index).padStart(8, "0")}`,
    }));
    await db.run(sql`
      INSERT INTO contacts (phone, created_at, updated_at)
      SELECT value ->> 'phone', 0, 0 FROM json_each(${JSON.stringify(rows)})`);
    await db.run(sql`INSERT INTO campaign_counters (campaign_id) VALUES (1)`);
    await db.run(sql`
      INSERT INTO campaign_messages (campaign_id, seq, contact_id, status, sent_at, wamid)
      SELECT 1, id, id, 'sent', ${NOW - 5 * HOUR}, 'wamid.C' || id FROM contacts`);
    const read = await rowsReadBy(() =>
      hear(says("Mau", { from: { phone: "+628900001000", userId: "ID.1", name: "" } })),
    );
    expect(read).toBeGreaterThan(10);
    expect(read).toBeLessThan(400);
  });
});

/** Counts the rows that D1 says it read, over all batches. */
async function rowsReadBy(act: () => Promise<unknown>): Promise<number> {
  const { batch } = env.DB;
  let read = 0;
  env.DB.batch = async <T>(statements: D1PreparedStatement[]) => {
    const results = await batch.call(env.DB, statements);
    for (const { meta } of results) read += meta.rows_read;
    return results as D1Result<T>[];
  };
  try {
    await act();
  } finally {
    env.DB.batch = batch;
  }
  return read;
}
