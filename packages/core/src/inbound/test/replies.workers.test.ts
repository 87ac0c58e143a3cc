import { beforeEach, describe, expect, it } from "vitest";
import { HOUR, MINUTE } from "@siar/kernel/clock";
import { conversationMessages } from "../../conversations/tables.ts";
import { campaignMessages, campaignCounters } from "../../sending/tables.ts";
import { addContact, db, freshWorld, hear, NOW, says, sent } from "./world.ts";

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
  });

  it("12.3 a picture without words is a reply all the same", async () => {
    const ayu = await addContact({ phone: "+6281200000001" });
    await sent(1, ayu, NOW - 5 * HOUR, "wamid.C1");
    await hear(says("", { type: "image", payload: '{"id":"1"}' }));
    expect(await db.select().from(campaignMessages)).toMatchObject([{ replyContent: "[image]" }]);
  });
});
