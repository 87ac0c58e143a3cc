import { env } from "cloudflare:workers";
import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { DAY, HOUR } from "@siar/kernel/clock";
import { contacts } from "../../contacts/tables.ts";
import { conversations } from "../../conversations/tables.ts";
import { inboundMedia, optOutReplies } from "../tables.ts";
import { addContact, db, freshWorld, hear, NOW, says, sweep } from "./world.ts";

beforeEach(freshWorld);

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
        timezone: "Asia/Jakarta",
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

describe("who was deleted", () => {
  it("12.3 leaves no files behind, and others keep theirs", async () => {
    const sends = (phone: string, id: string) =>
      says("", {
        type: "image",
        from: { phone, userId: null, name: "" },
        payload: JSON.stringify({ id, mime_type: "image/jpeg" }),
      });
    await hear(sends("+62812", "1"), sends("+62813", "2"));
    const files = await db.select().from(inboundMedia).orderBy(inboundMedia.metaId);
    for (const { id } of files) await env.FILES.put(`inbound/${id}`, "picture");
    await db.run(sql`DELETE FROM contacts WHERE phone = '+62812'`);
    expect(await sweep(NOW)).toBe(1);
    const [left, kept] = files.map(({ id }) => `inbound/${id}`);
    expect(await env.FILES.head(left ?? "")).toBeNull();
    expect(await env.FILES.head(kept ?? "")).not.toBeNull();
    expect(await db.select().from(inboundMedia)).toMatchObject([{ metaId: "2" }]);
  });

  it("8.1 whom a STOP was answered to is forgotten after some days", async () => {
    await db.run(sql`UPDATE settings SET opt_out_reply = 'Baik.'`);
    await hear(says("STOP"));
    await sweep(NOW + DAY);
    expect(await db.$count(optOutReplies)).toBe(1);
    await sweep(NOW + 4 * DAY);
    expect(await db.$count(optOutReplies)).toBe(0);
  });
});
