import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { consentEvents, contactPreferences } from "@siar/core/consent/tables";
import { contacts } from "@siar/core/contacts/tables";
import { conversationMessages, conversationReplies } from "@siar/core/conversations/tables";
import { QueuedEvents } from "@siar/core/inbound/schema";
import { inboundCounts, inboundMedia, setAside } from "@siar/core/inbound/tables";
import { campaignCounters, campaignMessages } from "@siar/core/sending/tables";
import {
  answered,
  call,
  db,
  deliver,
  env,
  envelope,
  freshWorld,
  inbound,
  messagesChange,
  PICTURE,
  queued,
  signed,
  status,
  told,
  trouble,
  VERIFY_TOKEN,
} from "./world.ts";

beforeEach(freshWorld);

const ana = { profile: { name: "Ana Süß" }, wa_id: "6281200000001", user_id: "ID.77" };
const saying = (text: string, wamid = "wamid.IN1") =>
  envelope(messagesChange({ contacts: [ana], messages: [inbound(wamid, text)] }));

const written = async (): Promise<number> => {
  const counts = await Promise.all(
    [contacts, conversationMessages, contactPreferences, consentEvents, setAside].map((table) =>
      db.$count(table),
    ),
  );
  return counts.reduce((sum, count) => sum + count, 0);
};

const queuedStatuses = () => queued.flatMap((body) => QueuedEvents.parse(body).statuses);

describe("the handshake", () => {
  const ask = (token: string, mode = "subscribe") =>
    call(`/webhooks/whatsapp?hub.mode=${mode}&hub.challenge=1158201444&hub.verify_token=${token}`);

  it("10.3 answers the challenge to whoever knows the verify token", async () => {
    const response = await ask(VERIFY_TOKEN);
    expect(response.status).toBe(200);
    expect(await response.text()).toBe("1158201444");
    expect(response.headers.get("content-type")).toBe("text/plain");
  });

  it("10.3 refuses everybody else", async () => {
    for (const response of [await ask("guess"), await ask(""), await ask(VERIFY_TOKEN, "x")]) {
      expect(response.status).toBe(403);
      expect(await response.text()).toBe("");
    }
    expect((await call("/webhooks/whatsapp")).status).toBe(403);
    expect((await call("/webhooks/other")).status).toBe(404);
    expect((await call("/webhooks/whatsapp", { method: "DELETE" })).status).toBe(405);
  });
});

describe("the signature", () => {
  it("12.1 a body that Meta did not sign is refused, counted, and leaves nothing behind", async () => {
    const body = saying("STOP");
    const forged = [
      "",
      "sha256=00",
      await signed(body, "another secret"),
      await signed(saying("another body")),
    ];
    for (const signature of forged) expect(await deliver(body, signature)).toBe(401);
    expect(await written()).toBe(0);
    expect(queued).toEqual([]);
    expect(await db.select().from(inboundCounts)).toMatchObject([
      { kind: "signature:wrong", count: 1 },
    ]);
  });

  it("12.1 what Meta escaped is checked as it came, and read as it was meant", async () => {
    expect(await deliver(saying("Halo ☕ / @kopi"))).toBe(200);
    expect(await db.select().from(conversationMessages)).toMatchObject([
      { text: "Halo ☕ / @kopi" },
    ]);
    expect(await db.select().from(contacts)).toMatchObject([{ name: "Ana Süß" }]);
  });

  it("12.1 more than three megabytes are not read", async () => {
    const megabyte = "x".repeat(1024 * 1024);
    expect(await deliver(`${megabyte}${megabyte}${megabyte}x`)).toBe(413);
    const endless = new ReadableStream({
      pull: (controller) => controller.enqueue(new TextEncoder().encode(megabyte)),
    });
    const response = await call("/webhooks/whatsapp", { method: "POST", body: endless });
    expect(response.status).toBe(413);
  });
});

describe("what customers say", () => {
  it("8.1 a STOP is in the database before Meta has its answer", async () => {
    expect(await deliver(saying("Stop."))).toBe(200);
    expect(await db.select().from(contactPreferences)).toMatchObject([{ optedOut: true }]);
    expect(queued).toEqual([]);
  });

  it("8.1 a STOP is answered once, if the business wants that, and not again before a START", async () => {
    await deliver(saying("STOP", "wamid.A"));
    expect(answered).toEqual([]);
    await deliver(saying("START", "wamid.B"));
    await db.run(sql`UPDATE settings SET opt_out_reply = 'Baik, kami berhenti.'`);
    await deliver(saying("STOP", "wamid.C"));
    await deliver(saying("STOP", "wamid.C"));
    await deliver(saying("Berhenti!", "wamid.D"));
    expect(answered).toHaveLength(1);
    expect(answered[0]).toContain("Baik, kami berhenti.");
    const [said, ...others] = await db.select().from(conversationReplies);
    expect(others).toEqual([]);
    expect(said).toMatchObject({
      wamid: "wamid.ANSWER1",
      text: "Baik, kami berhenti.",
      author: "Siar",
      status: "sent",
    });
    expect(JSON.parse(answered[0] ?? "")).toMatchObject({
      biz_opaque_callback_data: `reply:${said?.id}`,
    });
  });

  it("8.1 without its 200 a body is delivered again, and says the same", async () => {
    const both = envelope(
      messagesChange({ contacts: [ana], messages: [inbound("wamid.IN1", "STOP")] }),
      messagesChange({ statuses: [status("wamid.OUT", "read")] }),
    );
    trouble.queue = true;
    expect(await deliver(both)).toBe(500);
    expect(await db.select().from(contactPreferences)).toMatchObject([{ optedOut: true }]);
    trouble.queue = false;
    expect(await deliver(both)).toBe(200);
    expect(await deliver(both)).toBe(200);
    expect(await db.$count(conversationMessages)).toBe(1);
    expect(await db.$count(consentEvents)).toBe(1);
  });

  it("12.3 whoever watches the campaign is told of the reply", async () => {
    const [contact] = await db
      .insert(contacts)
      .values({ phone: "+6281200000001", createdAt: 1, updatedAt: 1 })
      .returning({ id: contacts.id });
    const contactId = contact?.id ?? 0;
    const sentAt = Date.now() - 3_600_000;
    await db.batch([
      db.insert(campaignCounters).values({ campaignId: 17 }),
      db
        .insert(campaignMessages)
        .values({ campaignId: 17, seq: 9, contactId, status: "delivered", sentAt, attempt: 1 }),
    ]);
    await deliver(saying("Mau dong"));
    expect(told).toEqual([{ campaignId: 17, seqs: [9] }]);
    expect(await db.select().from(campaignCounters)).toMatchObject([{ replied: 1 }]);
  });

  it("12.1 a broken item in the middle is kept aside and the others arrive", async () => {
    const messages = [inbound("wamid.1", "Satu"), { id: 7 }, inbound("wamid.3", "Tiga")];
    const statuses = [status("wamid.A", "sent"), null, status("wamid.C", "read")];
    const body = envelope(messagesChange({ contacts: [ana], messages, statuses }));
    expect(await deliver(body)).toBe(200);
    expect(await deliver(body)).toBe(200);
    const stored = await db.select().from(conversationMessages);
    expect(stored.map(({ text }) => text)).toEqual(["Satu", "Tiga"]);
    expect(queuedStatuses().slice(0, 2)).toMatchObject([
      { wamid: "wamid.A" },
      { wamid: "wamid.C" },
    ]);
    const aside = await db.select().from(setAside).orderBy(setAside.kind);
    expect(aside.map(({ kind, body: kept }) => [kind, kept])).toEqual([
      ["message", expect.stringContaining('"messages":[{"id":7}]')],
      ["status", expect.stringContaining('"statuses":[null]')],
    ]);
  });
});

describe("files that customers send", () => {
  const sends = (wamid: string, id: string) =>
    envelope(
      messagesChange({
        contacts: [ana],
        messages: [inbound(wamid, "", { type: "image", image: { id, mime_type: "image/jpeg" } })],
      }),
    );
  const kept = async () => (await db.select().from(inboundMedia)).map(({ status }) => status);

  it("12.3 are fetched from Meta into the bucket once it has its answer, once each", async () => {
    expect(await deliver(sends("wamid.P1", "900"))).toBe(200);
    expect(await deliver(sends("wamid.P1", "900"))).toBe(200);
    expect(await kept()).toEqual(["kept"]);
    const [row] = await db.select().from(inboundMedia);
    const file = await env.FILES.get(`inbound/${row?.id}`);
    expect(new Uint8Array((await file?.arrayBuffer()) ?? [])).toEqual(PICTURE);
  });

  it("12.3 that Meta does not give are gone after seven days, and the message stays", async () => {
    expect(await deliver(sends("wamid.P2", "901"))).toBe(200);
    expect(await kept()).toEqual(["waiting"]);
    await db.run(sql`UPDATE inbound_media SET due_at = 0, created_at = created_at - 8 * 86400000`);
    expect(await deliver(saying("STOP", "wamid.P3"))).toBe(200);
    expect(await kept()).toEqual(["gone"]);
    expect(await db.select().from(conversationMessages)).toMatchObject([
      { type: "image" },
      { type: "text" },
    ]);
  });
});

describe("statuses and the rest", () => {
  it("12.1 go to the queue, a thousand in messages that it can carry", async () => {
    const statuses = Array.from({ length: 1_000 }, (_, index) =>
      status(`wamid.${"x".repeat(150)}${index}`, "delivered", {
        biz_opaque_callback_data: `17:${index}:1`,
      }),
    );
    expect(await deliver(envelope(messagesChange({ statuses })))).toBe(200);
    expect(queued.length).toBeGreaterThan(1);
    for (const message of queued) expect(JSON.stringify(message).length).toBeLessThan(110_000);
    expect(queuedStatuses().map(({ callback }) => callback)).toEqual(
      statuses.map((_, index) => `17:${index}:1`),
    );
    expect(await written()).toBe(0);
  });

  it("12.1 what is not understood is counted, never an error", async () => {
    const body = envelope(
      { field: "security", value: {} },
      { field: "brand_new", value: [1, 2] },
      messagesChange({ errors: [{ code: 130429 }] }),
      messagesChange({ messages: [inbound("wamid.1", "", { type: "system", text: undefined })] }),
    );
    expect(await deliver(body)).toBe(200);
    const counts = await db.select().from(inboundCounts).orderBy(inboundCounts.kind);
    expect(counts.map(({ kind, count }) => [kind, count])).toEqual([
      ["field:brand_new", 1],
      ["field:security", 1],
      ["message:system", 1],
      ["value:error", 1],
    ]);
  });

  it("12.1 hostile bodies with a good signature are answered with 200 and store nothing", async () => {
    const deep = `${"[".repeat(50_000)}${"]".repeat(50_000)}`;
    const hostile = [
      "",
      "null",
      "nonsense",
      '{"entry":{"length":1e9}}',
      '{"entry":[{"changes":[{"field":"messages","value":"x"}]}]}',
      '{"entry":[null,7,{"changes":null},{"changes":{"0":1}}]}',
      `{"entry":${deep}}`,
      '{"__proto__":{"entry":[]},"entry":[{"constructor":1}]}',
    ];
    for (const body of hostile) expect(await deliver(body), body.slice(0, 60)).toBe(200);
    expect(await written()).toBe(0);
    expect(queued).toEqual([]);
  });

  it("12.1 what comes again is counted again", async () => {
    for (let times = 0; times < 3; times += 1) {
      await deliver(envelope({ field: "security", value: {} }));
    }
    expect(await db.select().from(inboundCounts)).toMatchObject([
      { kind: "field:security", count: 3 },
    ]);
  });
});
