import { answers, api, business, newPhone, simulator, until, type Api } from "@siar/testing";
import { beforeAll, describe, expect, inject, test } from "vitest";
import { z } from "zod";

const product = inject("product");
const owner = api(product);
const meta = simulator(product);
const shop = business(owner);

const Conversation = z.looseObject({
  id: z.number(),
  contact: z.looseObject({ id: z.number(), phone: z.string().nullable() }),
  unread: z.number(),
  state: z.string(),
  windowUntil: z.iso.datetime().nullable(),
});
const Item = z.looseObject({
  id: z.number(),
  kind: z.string(),
  text: z.string(),
  status: z.string().optional(),
});
const Thread = z.looseObject({ items: z.array(Item) });
const Reply = z.looseObject({ id: z.number(), status: z.string() });
const Frame = z.object({ type: z.string(), contactIds: z.array(z.number()) });

beforeAll(() => meta.hurry());

/** The conversation with whoever has this number, once there is one. */
const conversationOf = (phone: string) =>
  until(async () => {
    const path = `/api/conversations?state=all&search=${phone.slice(3)}`;
    return (await owner.get(path, answers.pageOf(Conversation))).items[0] ?? null;
  });
const threadOf = async (id: number, who: Api = owner) =>
  (await who.get(`/api/conversations/${id}/thread`, Thread)).items;
const path = (id: number) => `/api/conversations/${id}/replies`;
const text = (words: string) => ({ message: { type: "text", text: words } });

describe("12.3 an agent's day", () => {
  let agent: Api;
  let phone = "";
  let id = 0;
  let contactId = 0;
  beforeAll(async () => {
    const { email, password } = await shop.member("agent");
    agent = await owner.signIn(email, password);
    phone = newPhone();
    await meta.write(phone, "Masih ada kopi susu?");
    const found = await conversationOf(phone);
    id = found.id;
    contactId = found.contact.id;
  });

  test("12.3 what a customer writes is told at once to whoever watches", async () => {
    const frames: z.infer<typeof Frame>[] = [];
    const address = `${product.url.replace("http", "ws")}/api/conversations/live`;
    // Node's WebSocket takes headers, which a browser's does not: the types are the browser's.
    const Socket = WebSocket as unknown as new (url: string, options: object) => WebSocket;
    const headers = { authorization: `Bearer ${product.apiKey}` };
    const socket = new Socket(address, { headers });
    socket.addEventListener("message", ({ data }) => {
      frames.push(Frame.parse(JSON.parse(String(data))));
    });
    await until(() => Promise.resolve(frames[0]?.type === "hello" || null));
    await meta.write(phone, "Halo?");
    await until(() =>
      Promise.resolve(frames.some((one) => one.contactIds.includes(contactId)) || null),
    );
    socket.close();
    expect((await conversationOf(phone)).unread).toBe(2);
  });

  test("12.1 12.3 an agent's answer arrives once, however often it is sent, and its ticks climb", async () => {
    const headers = { "idempotency-key": `reply-${phone}` };
    const words = text("Masih, Kak!");
    const [first, again] = [
      await agent.send("POST", path(id), words, headers),
      await agent.send("POST", path(id), words, headers),
    ];
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(first.body);
    await until(async () => (await threadOf(id)).at(-1)?.status === "read" || null);
    const got = (await meta.messagesTo(phone)).flatMap(({ callback }) => callback ?? []);
    expect(got).toEqual([`reply:${Reply.parse(first.body).id}`]);
  });

  test("13.3 an agent sees what the customer got of a campaign, no name, no figures, no full phone", async () => {
    const some = await shop.audience(1);
    const campaign = await shop.launched(some.segmentId);
    await shop.reaches(campaign, ({ stats }) => stats.read === 1);
    const reached = some.people[0]?.phone ?? "";
    await meta.write(reached, "Mau!");
    const mine = await conversationOf(reached);
    const items = await threadOf(mine.id, agent);
    const got = items.find(({ kind }) => kind === "campaign");
    expect(got).toMatchObject({ campaign: null, status: "read" });
    expect(got?.text).toContain("25%");
    const seen = await agent.get(`/api/conversations/${mine.id}`, Conversation);
    expect(seen.contact.phone).toContain("•");
    expect(JSON.stringify([items, seen])).not.toContain("wamid");
    const named = (await threadOf(mine.id)).find(({ kind }) => kind === "campaign");
    expect(named).toMatchObject({ campaign: { id: campaign } });
  });

  test("12.3 a template of another's business, a file that is gone and a stranger's id are refused", async () => {
    const file = { message: { type: "image", mediaId: 999_999 } };
    expect((await agent.refused("POST", path(id), file)).code).toBe("media-gone");
    const template = { message: { type: "template", templateId: 999_999 } };
    expect((await agent.refused("POST", path(id), template)).code).toBe("not-found");
    expect((await agent.refused("POST", path(999_999), text("x"))).code).toBe("not-found");
    expect((await agent.refused("POST", path(id), text("  "))).code).toBe("invalid-input");
    const { email, password } = await shop.member("supervisor");
    const supervisor = await owner.signIn(email, password);
    expect((await supervisor.refused("POST", path(id), text("x"))).code).toBe("forbidden");
  });

  test("12.3 a picture that a customer sends can be looked at, by whoever sees the conversation", async () => {
    await meta.write(phone, { type: "image", caption: "Seperti ini?" });
    const item = await until(async () =>
      (await threadOf(id)).find(({ text }) => text === "Seperti ini?"),
    );
    const address = `${product.url}/api/conversations/messages/${item.id}/file`;
    const file = await until(async () => {
      const answer = await fetch(address, {
        headers: { authorization: `Bearer ${product.apiKey}` },
      });
      return answer.ok ? answer : null;
    });
    expect(file.headers.get("content-type")).toMatch(/^image\//);
    expect((await file.arrayBuffer()).byteLength).toBeGreaterThan(0);
    expect((await fetch(address)).status).toBe(401);
  });

  test("12.3 somebody who never wrote gets a template, and nothing else", async () => {
    const { id: stranger } = await shop.contact();
    const opened = await agent.post("/api/conversations", { contactId: stranger }, Conversation);
    expect(opened.windowUntil).toBeNull();
    expect((await agent.refused("POST", path(opened.id), text("Halo"))).code).toBe(
      "conversation-window-closed",
    );
    const templates = await agent.get(
      "/api/conversations/templates?search=promo_akhir_pekan",
      answers.pageOf(answers.Template),
    );
    const templateId = templates.items[0]?.id;
    const message = { type: "template", templateId, variables: { "1": "Ayu", "2": "10%" } };
    const sent = await agent.post(path(opened.id), { message }, Reply);
    expect(sent.status).toBe("sent");
  });
});
