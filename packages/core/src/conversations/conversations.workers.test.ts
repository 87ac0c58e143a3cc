import { env } from "cloudflare:workers";
import { sql } from "drizzle-orm";
import { DAY, HOUR, MINUTE, SECOND } from "@siar/kernel/clock";
import { systemActor, type Ctx } from "@siar/kernel/ctx";
import { database } from "@siar/kernel/database";
import type { Permission } from "@siar/kernel/permission";
import type { Fetch } from "@siar/whatsapp";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { whatsappTemplates } from "../approved-templates/tables.ts";
import { connectAccount } from "../channels/index.ts";
import * as contacts from "../contacts/index.ts";
import { campaigns } from "../campaigns/tables.ts";
import { campaignMessages } from "../sending/tables.ts";
import type { StatusReport } from "../sending/index.ts";
import { createStatement } from "../settings/index.ts";
import * as conversations from "./index.ts";
import type { Conversation, ReplyInput, ThreadItem } from "./schema.ts";
import { conversationReplies } from "./tables.ts";
import type { z } from "zod";

const T0 = 1_800_000_000_000;
const db = database(env.DB);
let now = T0;
const ctxNow = (over: Partial<Ctx> = {}): Ctx => ({
  db,
  now,
  actor: { ...systemActor("Sari"), memberId: 7 },
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

const meta = { answers: (): Response => Response.json({}), sent: [] as unknown[] };
const accepts = (id: string) => () => Response.json({ messages: [{ id }] });
const graph: Fetch = async (url, init) => {
  if (url.endsWith("/messages")) {
    meta.sent.push(JSON.parse(typeof init.body === "string" ? init.body : "null"));
    return meta.answers();
  }
  if (url.includes("/phone_numbers")) {
    return Response.json({
      data: [{ id: "1065", display_phone_number: "+62 811", throughput: { level: "STANDARD" } }],
    });
  }
  return Response.json(init.method === "POST" ? { success: true } : { data: [] });
};
const pacer = { share: async () => Promise.reject(), slowDown: async () => {} };
const lent = {
  SIAR_SECRET: "a secret of the tests, long enough",
  GRAPH_URL: "",
  SIMULATOR: { fetch: graph },
  FILES: env.FILES,
  NUMBER_PACER: { getByName: () => ({ ...pacer, reserve: async () => 0 }) },
};
const reply = conversations.reply(() => Promise.resolve(lent));

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
    await connectAccount(() => Promise.resolve(lent))(ctxNow(), {
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
  now += 10 * DAY;
  meta.answers = accepts(`wamid.${now}`);
  meta.sent = [];
});

let people = 0;
const newContact = async (): Promise<number> => {
  people += 1;
  const phone = `+62811${2_000_000 + people}`;
  return value(await contacts.create(ctxNow(), { name: `Ayu ${people}`, phone })).id;
};

let serial = 0;
const says = async (
  contactId: number,
  text: string,
  at = now - HOUR,
  type = "text",
): Promise<void> => {
  serial += 1;
  const wamid = `wamid.in${serial}`;
  const about = { type, payload: null, quoted: null, campaignId: null, isReply: false };
  const arrival = { contactId, numberId: 1, wamid, text, at, ...about };
  const [first, ...rest] = await conversations.inboundStatements(ctxNow(), [arrival]);
  if (first !== undefined) await db.batch([first, ...rest]);
};

const listed = async (filter: Parameters<typeof conversations.list>[1] = {}) =>
  value(await conversations.list(ctxNow(), filter)).items;
const of = async (contactId: number): Promise<Conversation> => {
  const [found] = await listed({ contactId: String(contactId), state: "all" });
  if (found === undefined) throw new Error("There is no conversation");
  return found;
};
/** Somebody who wrote an hour ago. */
const talk = async (text = "Halo") => {
  const contactId = await newContact();
  await says(contactId, text);
  return of(contactId);
};
const thread = async (id: number, query: object = {}, ctx = ctxNow()) =>
  value(await conversations.thread(ctx, { id, ...query }));
const textsOf = (items: readonly ThreadItem[]) => items.map(({ text }) => text);
const answer = (id: number, message: z.input<typeof ReplyInput>["message"] = SIAP) =>
  reply(ctxNow(), { id, message });
const SIAP = { type: "text", text: "Siap, Kak {name}" } as const;

describe("12.3 a reply", () => {
  it("12.3 goes out as it was written, once, and is read by whoever answered", async () => {
    const { id, unread } = await talk();
    expect(unread).toBe(1);
    const sent = value(await answer(id));
    expect(sent).toMatchObject({ status: "sent", text: "Siap, Kak {name}", by: "Sari" });
    expect(meta.sent).toMatchObject([
      { text: { body: "Siap, Kak {name}" }, biz_opaque_callback_data: `reply:${sent.id}` },
    ]);
    expect(value(await conversations.get(ctxNow(), { id }))).toMatchObject({
      unread: 0,
      last: { from: "us", status: "sent" },
    });
  });

  it("12.3 is in doubt where Meta's answer was lost, and Meta's report ends the doubt", async () => {
    const { id } = await talk();
    meta.answers = () => new Response("<html>", { status: 502 });
    const lost = value(await answer(id));
    expect(lost.status).toBe("unknown");
    await report(lost.id, "read");
    expect((await thread(id)).items.at(-1)).toMatchObject({ status: "read" });
    expect(meta.sent).toHaveLength(1);
  });

  it("12.3 that Meta refused says why, and what to do", async () => {
    const { id } = await talk();
    meta.answers = () => Response.json({ error: { code: 131026, message: "No" } }, { status: 400 });
    const refused = value(await answer(id));
    expect(refused).toMatchObject({ status: "failed", errorCode: 131026 });
    expect(refused.errorMessage).not.toBe("");
  });

  it("12.3 of whoever was killed while sending is in doubt, never sent again", async () => {
    const { id } = await talk();
    const row = { conversationId: id, author: "Sari", type: "text", status: "sending" } as const;
    await db.insert(conversationReplies).values({ ...row, text: "Mati", at: now });
    now += 90 * SECOND;
    await conversations.tidyConversations(ctxNow());
    expect((await thread(id)).items.at(-1)).toMatchObject({ status: "sending" });
    now += MINUTE;
    await conversations.tidyConversations(ctxNow());
    expect((await thread(id)).items.at(-1)).toMatchObject({ status: "unknown" });
    expect(meta.sent).toEqual([]);
  });

  it("8.3 is refused to whoever stopped, also where the STOP comes while it is being made", async () => {
    const { id, contact } = await talk("STOP");
    const stop = (at: number) =>
      contacts.optOut({ ...ctxNow(), now: at }, { id: contact.id, reason: "STOP" });
    const refused = { error: { code: "conversation-opted-out" } };
    const reserve = async () => {
      // The STOP comes while the reply waits for its turn.
      vi.stubGlobal("setTimeout", (then: () => void) => {
        vi.unstubAllGlobals();
        void stop(now - HOUR).then(then);
      });
      return SECOND;
    };
    const stopping = { ...lent, NUMBER_PACER: { getByName: () => ({ ...pacer, reserve }) } };
    const late = conversations.reply(() => Promise.resolve(stopping));
    expect(await late(ctxNow(), { id, message: SIAP })).toMatchObject(refused);
    expect(await answer(id)).toMatchObject(refused);
    expect(meta.sent).toEqual([]);
    for (const type of ["reaction", "edit", "revoke", "unsupported"]) {
      await says(contact.id, "👍", now - 30 * MINUTE, type);
    }
    expect(await answer(id)).toMatchObject(refused);
    await says(contact.id, "Masih buka?", now - 2 * MINUTE);
    expect(value(await answer(id)).status).toBe("sent");
    const template = { type: "template", templateId: 1, variables: { "1": "Ayu" } } as const;
    expect(await answer(id, template)).toMatchObject(refused);
    await says(contact.id, "STOP", now - MINUTE);
    await db.run(sql`UPDATE contact_preferences SET opted_out_at = ${now - MINUTE}
      WHERE contact_id = ${contact.id}`);
    expect(await answer(id)).toMatchObject(refused);
    expect(meta.sent).toHaveLength(1);
  });

  it("12.3 after the window is a template, whose values are checked", async () => {
    const { id } = await talk();
    now += 2 * DAY;
    expect(await answer(id)).toMatchObject({ error: { code: "conversation-window-closed" } });
    const empty = { type: "template", templateId: 1, variables: {} } as const;
    const wrong = { code: "template-values-wrong", errors: [{ path: "message.variables.1" }] };
    expect(await answer(id, empty)).toMatchObject({ error: wrong });
    const sent = value(await answer(id, { ...empty, variables: { "1": "Ayu" } }));
    expect(sent).toMatchObject({ type: "template", text: "Halo Ayu, diskon!", status: "sent" });
  });
});

const report = (id: number | null, status: StatusReport["status"], over: object = {}) =>
  conversations.applyReplyStatuses(ctxNow(), [
    { callback: id === null ? null : `reply:${id}`, wamid: `w.${id}`, status, at: now, ...over },
  ]);

describe("P15 the statuses of replies", () => {
  it("P15 end the same in whatever order and however often they come", async () => {
    const { id } = await talk();
    const orders = [
      ["sent", "delivered", "read"],
      ["read", "delivered", "sent"],
      ["delivered", "delivered", "read", "sent"],
      ["failed", "read"],
    ] as const;
    for (const order of orders) {
      const sent = value(await answer(id));
      for (const status of order) await report(sent.id, status);
      expect((await thread(id)).items.at(-1), order.join()).toMatchObject({ status: "read" });
    }
  });

  it("P15 find their reply by message id, and leave everybody else's alone", async () => {
    const { id, contact } = await talk();
    meta.answers = accepts("wamid.mine");
    const { id: replyId } = value(await answer(id));
    const found = await report(null, "delivered", { wamid: "wamid.mine" });
    expect(found).toEqual({ contactIds: [contact.id], rest: [] });
    const others = await conversations.applyReplyStatuses(ctxNow(), [
      { callback: "17:9:1", wamid: "wamid.mine", status: "read", at: now },
      { callback: null, wamid: "wamid.strange", status: "read", at: now },
    ]);
    expect(others.rest).toHaveLength(2);
    expect((await thread(id)).items.at(-1)).toMatchObject({ id: replyId, status: "delivered" });
  });
});

describe("12.3 the list", () => {
  it("12.3 shows one line for each person, the newest first, by every filter", async () => {
    await db.run(sql`UPDATE conversations SET contact_id = -id, unread = 0`);
    const one = await talk("Satu");
    const two = await talk("Dua");
    await says(one.contact.id, "Satu lagi", now - MINUTE);
    expect((await listed()).map(({ id }) => id)).toEqual([one.id, two.id]);
    expect((await listed())[0]).toMatchObject({ unread: 2, last: { text: "Satu lagi" } });
    const firstPage = value(await conversations.list(ctxNow(), { limit: 1 }));
    const rest = await listed({ limit: 1, cursor: firstPage.nextCursor ?? "" });
    expect(rest.map(({ id }) => id)).toEqual([two.id]);

    await db.run(sql`INSERT INTO members (id, name, email, role, created_at, updated_at)
      VALUES (7, 'Sari', 'sari@siar.example', 'agent', 0, 0) ON CONFLICT DO NOTHING`);
    value(await conversations.assign(ctxNow(), { id: one.id, memberId: 7 }));
    expect(await conversations.assign(ctxNow(), { id: one.id, memberId: 99 })).toMatchObject({
      error: { code: "member-unknown" },
    });
    value(await conversations.mark(ctxNow(), { id: two.id, workflowStatus: "waiting" }));
    value(await answer(two.id));
    const ids = async (filter: object) => (await listed(filter)).map(({ id }) => id);
    expect(await ids({ assigned: "me" })).toEqual([one.id]);
    expect(await ids({ assigned: "nobody" })).toEqual([two.id]);
    expect(await ids({ workflowStatus: "waiting" })).toEqual([two.id]);
    expect(await ids({ unread: "true" })).toEqual([one.id]);
    expect(await ids({ search: one.contact.name })).toEqual([one.id]);
    expect(value(await conversations.unread(ctxNow(), {}))).toEqual({ count: 1 });
    expect(await conversations.list(ctxNow(), { cursor: "!!" })).toMatchObject({ ok: false });
  });

  it("12.3 what came while somebody looked stays unread", async () => {
    const { id, contact } = await talk("Satu");
    const [seen] = (await thread(id)).items;
    await says(contact.id, "Dua", now - MINUTE);
    value(await conversations.read(ctxNow(), { id, upTo: seen?.id ?? 0 }));
    expect((await of(contact.id)).unread).toBe(1);
  });
});

describe("12.3 a conversation", () => {
  it("12.3 closes by itself once it is read and idle, and new words open another", async () => {
    const { id, contact } = await talk();
    now += 2 * DAY;
    await conversations.tidyConversations(ctxNow());
    expect((await of(contact.id)).state).toBe("open");
    value(await conversations.read(ctxNow(), { id, upTo: Number.MAX_SAFE_INTEGER }));
    await conversations.tidyConversations(ctxNow());
    expect((await of(contact.id)).state).toBe("closed");
    await says(contact.id, "Lagi");
    const next = await of(contact.id);
    expect([next.state, next.id === id, next.contact.conversationCount]).toEqual([
      "open",
      false,
      2,
    ]);
    expect(textsOf((await thread(next.id)).items)).toEqual(["Halo", "Lagi"]);
  });

  it("12.3 that was closed takes what was said before, and is open again", async () => {
    const { id, contact } = await talk();
    value(await conversations.close(ctxNow(), { id }));
    await says(contact.id, "Terlambat tiba", now - 30 * MINUTE);
    expect(await of(contact.id)).toMatchObject({ id, state: "open", unread: 2 });
  });

  it("12.3 a rating that was asked for is set by its answer, and only then", async () => {
    const { id, contact } = await talk("5");
    expect(contact.rating).toBeNull();
    const ask = () => conversations.askRating(() => Promise.resolve(lent))(ctxNow(), { id });
    value(await ask());
    expect(await ask()).toMatchObject({ error: { code: "conversation-rating-asked" } });
    expect(meta.sent).toHaveLength(1);
    await says(contact.id, "⭐", now + MINUTE, "reaction");
    await says(contact.id, "Sebentar ya", now + MINUTE);
    await says(contact.id, "4", now + 2 * MINUTE);
    await says(contact.id, "1", now + 3 * MINUTE);
    expect(await of(contact.id)).toMatchObject({ contact: { rating: 4 }, ratingAskedAt: null });
  });

  it("12.3 a rating may be asked for again where the question was refused, or nobody answered", async () => {
    const { id, contact } = await talk();
    const ask = () => conversations.askRating(() => Promise.resolve(lent))(ctxNow(), { id });
    meta.answers = () => Response.json({ error: { code: 131026, message: "No" } }, { status: 400 });
    expect(value(await ask()).status).toBe("failed");
    expect((await of(contact.id)).ratingAskedAt).toBeNull();
    meta.answers = accepts("wamid.asked");
    await says(contact.id, "Halo?");
    expect(value(await ask()).status).toBe("sent");
    expect((await of(contact.id)).ratingAskedAt).not.toBeNull();
    now += 3 * DAY;
    expect((await of(contact.id)).ratingAskedAt).toBeNull();
    await says(contact.id, "Ada lagi?");
    expect(value(await ask()).status).toBe("sent");
  });

  it("12.3 is begun from a number that is connected, and no other", async () => {
    const contactId = await newContact();
    expect(await conversations.open(ctxNow(), { contactId, numberId: 99 })).toMatchObject({
      error: { code: "channel-not-connected" },
    });
    expect(value(await conversations.open(ctxNow(), { contactId })).number.id).toBe(1);
  });
});

describe("12.3 the thread", () => {
  it("12.3 holds words, answers, campaigns and notes in their places, from both ends", async () => {
    const { id, contact } = await talk("Halo");
    await db.insert(campaigns).values({
      id: 41,
      name: "Ramadan",
      numberId: 1,
      status: "completed",
      timezone: "Asia/Jakarta",
      messageType: "text",
      rateLimit: 20,
      cooldownHours: 0,
      createdAt: T0,
      updatedAt: T0,
    });
    await db.insert(campaignMessages).values({
      campaignId: 41,
      seq: 1,
      contactId: contact.id,
      status: "read",
      content: "Diskon 25%",
      sentAt: now - 2 * HOUR,
    });
    value(await conversations.note(ctxNow(), { id, text: "Pelanggan lama" }));
    value(await answer(id));
    const all = (await thread(id)).items;
    expect(textsOf(all)).toEqual(["Diskon 25%", "Halo", "Siap, Kak {name}", "Pelanggan lama"]);
    expect(all[0]).toMatchObject({ kind: "campaign", campaign: { id: 41, name: "Ramadan" } });

    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const query: object = { limit: 1, ...(cursor !== null && { cursor }) };
      const page = await thread(id, query);
      seen.unshift(...textsOf(page.items));
      cursor = page.olderCursor;
    } while (cursor !== null);
    expect(seen).toEqual(textsOf(all));
    const { olderCursor } = await thread(id, { limit: 3 });
    const newer = await thread(id, { cursor: olderCursor ?? "", direction: "newer", limit: 9 });
    expect(textsOf(newer.items)).toEqual(["Siap, Kak {name}", "Pelanggan lama"]);
  });

  it("13.3 an agent sees the campaign's words and nothing else of it, and no phone in full", async () => {
    const [row] = await db.all<{ id: number }>(sql`
      SELECT c.id FROM conversations c JOIN campaign_messages m ON m.contact_id = c.contact_id`);
    const permissions = new Set<Permission>(["conversation:view", "conversation:reply"]);
    const agent = ctxNow({ actor: { ...systemActor("Agen"), permissions } });
    const { items } = await thread(row?.id ?? 0, {}, agent);
    expect(items[0]).toMatchObject({ text: "Diskon 25%", campaign: null });
    const shown = value(await conversations.get(agent, { id: row?.id ?? 0 }));
    expect(shown.contact.phone).toContain("•");
    expect(JSON.stringify([items, shown])).not.toMatch(/wamid|Ramadan|\+62811200/u);
  });
});

it("12.3 replies that are ready have a shortcut each, and two people do not overwrite each other", async () => {
  const made = value(
    await conversations.createCanned(ctxNow(), { shortcut: "Jam", text: "10–22" }),
  );
  expect(made.shortcut).toBe("jam");
  expect(await conversations.createCanned(ctxNow(), { shortcut: "jam", text: "x" })).toMatchObject({
    error: { code: "name-taken" },
  });
  const { id, version } = made;
  value(
    await conversations.updateCannedReply(ctxNow(), { id, version, shortcut: "jam", text: "9–21" }),
  );
  const late = { id, version, shortcut: "jam", text: "24 jam" };
  expect(await conversations.updateCannedReply(ctxNow(), late)).toMatchObject({
    error: { code: "changed-meanwhile" },
  });
  value(await conversations.removeCannedReply(ctxNow(), { id }));
  expect(value(await conversations.listCanned(ctxNow(), {})).items).toEqual([]);
});
