import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { HOUR, MINUTE } from "@siar/kernel/clock";
import { conversationMessages } from "../../conversations/tables.ts";
import { campaignMessages, campaignCounters } from "../../sending/tables.ts";
import { addContact, askReplies, db, freshWorld, hear, listed, NOW, says, sent } from "./world.ts";

beforeEach(freshWorld);

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
    expect(await listed(1)).toMatchObject({
      items: [],
      reactions: [{ what: "👍", count: 1 }],
    });
  });

  it("12.3 are all kept, the newest first, a page at a time, with where to answer them", async () => {
    const ayu = await addContact({ phone: "+6281200000001", name: "Ayu" });
    await sent(1, ayu, NOW - 5 * HOUR, "wamid.C1");
    const words = ["Satu", "Dua", "Tiga", "Empat", "Lima"];
    const replies = words.map((text) => says(text, { at: NOW - HOUR }));
    await hear(...replies.toReversed());
    await hear(...replies);
    const seen: string[] = [];
    for (let cursor: string | null = ""; cursor !== null;) {
      const page = await listed(1, { limit: 2, ...(cursor !== "" && { cursor }) });
      seen.push(...page.items.map(({ text }) => text));
      ({ nextCursor: cursor } = page);
    }
    expect(seen.toSorted()).toEqual(words.toSorted());
    const stored = await db.select().from(conversationMessages);
    expect((await listed(1)).items[0]).toMatchObject({
      contactId: ayu,
      contactName: "Ayu",
      conversationId: stored[0]?.conversationId,
      quotes: false,
    });
  });

  it("12.3 a button is counted once for each who pressed it, however often they did", async () => {
    const ayu = await addContact({ phone: "+6281200000001" });
    const budi = await addContact({ phone: "+6281200000002" });
    await sent(1, ayu, NOW - 5 * HOUR, "wamid.C1");
    await sent(1, budi, NOW - 5 * HOUR, "wamid.C2");
    const press = (label: string) =>
      says(label, { type: "button", pressed: { label, payload: label }, quoted: "wamid.C1" });
    const his = { from: { phone: "+6281200000002", userId: null, name: "" }, quoted: "wamid.C2" };
    const presses = [
      press("Pesan"),
      press("Pesan"),
      { ...press("Pesan"), ...his },
      press("Berhenti promo"),
    ];
    await hear(...presses);
    await hear(...presses);
    const { buttons, items } = await listed(1);
    expect(buttons).toEqual([
      { what: "Pesan", count: 2 },
      { what: "Berhenti promo", count: 1 },
    ]);
    expect(items.map(({ text }) => text)).toEqual(["Pesan", "Pesan", "Pesan"]);
  });

  it("12.3 of no campaign, or after no page, there are none", async () => {
    expect(await askReplies({ id: 7 })).toMatchObject({ error: { code: "not-found" } });
    await db.run(sql`INSERT INTO campaigns (id, name, message_type, status, timezone, rate_limit,
      cooldown_hours, created_at, updated_at) VALUES (7, 'C', 'text', 'draft', 'UTC', 1, 1, 1, 1)`);
    const wrong = { id: 7, cursor: "WzFd" };
    expect(await askReplies(wrong)).toMatchObject({ error: { code: "invalid-cursor" } });
  });

  it("12.3 a picture without words is a reply all the same", async () => {
    const ayu = await addContact({ phone: "+6281200000001" });
    await sent(1, ayu, NOW - 5 * HOUR, "wamid.C1");
    await hear(says("", { type: "image", payload: '{"id":"1"}' }));
    expect(await db.select().from(campaignMessages)).toMatchObject([{ replyContent: "[image]" }]);
  });
});
