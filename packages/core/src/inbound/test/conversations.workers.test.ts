import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { DAY, HOUR, MINUTE, SECOND } from "@siar/kernel/clock";
import { contacts } from "../../contacts/tables.ts";
import { conversations, conversationMessages, serviceWindows } from "../../conversations/tables.ts";
import { inboundCounts, setAside } from "../tables.ts";
import {
  addContact,
  arrive,
  db,
  everything,
  freshWorld,
  hear,
  NOW,
  says,
  tryAgain,
} from "./world.ts";

beforeEach(freshWorld);

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
      ["homeless", stray.wamid],
    ]);
    expect(await db.$count(conversationMessages)).toBe(1);

    const ids = kept.map(({ id }) => id);
    expect(await tryAgain(ids)).toEqual([{ id: ids[0], error: "This number is not connected" }]);
    await db.run(sql`UPDATE whatsapp_numbers SET phone_number_id = '999'`);
    expect(await tryAgain(ids)).toEqual([{ id: ids[0], error: null }]);
    expect(await db.$count(conversationMessages)).toBe(2);
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
