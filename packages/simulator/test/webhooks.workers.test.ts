import { abortAllDurableObjects } from "cloudflare:test";
import { beforeEach, expect, test } from "vitest";
import { accountId, numbers } from "../src/world.ts";
import {
  changes,
  control,
  eventually,
  freshWorld,
  graph,
  inbound,
  promo,
  received,
  receiver,
  send,
  statuses,
} from "./simulated.ts";

const ana = "+6281200000001";

beforeEach(() => freshWorld());

test("sent, delivered and read arrive with callback data, pricing and contacts", async () => {
  const { body } = await send(promo(ana, "5:6:1"));
  await eventually(async () => expect(await statuses()).toHaveLength(3));
  const all = await statuses();
  expect(all.map((one) => one.status)).toEqual(["sent", "delivered", "read"]);
  expect(all[0]).toMatchObject({
    id: body.messages[0].id,
    timestamp: expect.stringMatching(/^\d{10}$/),
    recipient_id: "6281200000001",
    biz_opaque_callback_data: "5:6:1",
    pricing: { billable: true, pricing_model: "PMP", type: "regular", category: "marketing" },
  });
  expect(all[1]).toHaveProperty("pricing");
  expect(all[2]).not.toHaveProperty("pricing");
  const [change] = await changes();
  expect(change?.value).toMatchObject({
    metadata: { phone_number_id: numbers[0].id },
    contacts: expect.arrayContaining([expect.objectContaining({ wa_id: "6281200000001" })]),
  });
});

test("the body is ASCII with Meta's escapes, signed over exactly its bytes", async () => {
  await control("POST", "/inbound", { from: ana, name: "Zoë", text: "ok / @ 👍" });
  await eventually(async () => expect(await received()).toHaveLength(1));
  const [{ body, signature } = { body: "", signature: "" }] = await received();
  expect(body).toContain("ok \\/ \\u0040 \\ud83d\\udc4d");
  expect(body).toMatch(/^[\x20-\x7e]+$/);
  const encode = (text: string) => new TextEncoder().encode(text);
  const hash = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", encode("app-secret"), hash, false, ["sign"]);
  const hexOf = async (text: string) =>
    Array.from(new Uint8Array(await crypto.subtle.sign("HMAC", key, encode(text))), (byte) =>
      byte.toString(16).padStart(2, "0"),
    ).join("");
  expect(signature).toBe(`sha256=${await hexOf(body)}`);
  expect(await hexOf(JSON.stringify(JSON.parse(body)))).not.toBe(signature.slice(7));
  expect(JSON.parse(body).entry[0].id).toBe(accountId);
});

test("what was not answered with 200 comes again, byte for byte", async () => {
  await receiver("/refuse?times=2");
  await control("POST", "/inbound", { from: ana, text: "STOP" });
  await eventually(async () =>
    expect((await received()).map((one) => one.status)).toEqual([500, 500, 200]),
  );
  const tries = await received();
  expect(new Set(tries.map((one) => one.body)).size).toBe(1);
  const [first = 0, second = 0, third = 0] = tries.map((one) => one.at);
  expect(third - second).toBeGreaterThan(second - first);
});

test("accepted messages and their webhooks outlive a crash", async () => {
  await control("PUT", "/behaviour", { delays: { sent: { min: 1600, max: 1800 } } });
  const phones = Array.from(
    { length: 20 },
    (_, place) => `+6281200002${String(place).padStart(3, "0")}`,
  );
  const answers = await Promise.all(
    phones.map((phone, place) => send(promo(phone, `8:${place}:1`))),
  );
  expect(answers.every((one) => one.status === 200)).toBe(true);
  await abortAllDurableObjects();
  await eventually(async () => {
    const seen = new Set(
      (await statuses()).map((one) => `${one.biz_opaque_callback_data} ${one.status}`),
    );
    expect(seen.size).toBe(60);
  }, 12_000);
  expect((await control("GET", "/stats?callback=8:")).body).toMatchObject({
    accepted: 20,
    read: 20,
  });
});

test("duplicates, reordering and batches on demand", async () => {
  await control("PUT", "/behaviour", {
    webhooks: { duplicateShare: 1, reorderShare: 1, maxPerBody: 2 },
  });
  await Promise.all([1, 2, 3].map((place) => send(promo(`+628120000300${place}`, `9:${place}:1`))));
  await eventually(async () => expect(await statuses()).toHaveLength(18));
  const first = (await statuses()).filter((one) => one.biz_opaque_callback_data === "9:1:1");
  expect(first.map((one) => one.status).indexOf("read")).toBeLessThan(
    first.map((one) => one.status).lastIndexOf("sent"),
  );
  for (const { body } of await received()) {
    expect(body.split('"status":').length - 1).toBeLessThanOrEqual(2);
  }
});

test("many statuses share a body over several entries and changes", async () => {
  await Promise.all(
    Array.from({ length: 60 }, (_, place) =>
      send(promo(`+62812000040${String(place).padStart(2, "0")}`)),
    ),
  );
  await eventually(async () => expect(await statuses()).toHaveLength(180));
  const bodies = (await received()).map((one) => JSON.parse(one.body));
  expect(bodies.length).toBeLessThan(60);
  expect(bodies.some((body) => body.entry.length > 1)).toBe(true);
});

test("a customer quotes, presses, reacts, sends files and places", async () => {
  const { body } = await send(promo(ana));
  const quotes = body.messages[0].id;
  const acts = [
    { text: "berapa?", quotes },
    { type: "button", text: "Berhenti promo", payload: "STOP_PROMO", quotes },
    { type: "button_reply", id: "yes", title: "Ya" },
    { type: "list_reply", id: "r1", title: "Baris" },
    { type: "reaction", messageId: quotes, emoji: "" },
    { type: "image", caption: "bukti" },
    { type: "location", latitude: -6.2, longitude: 106.8 },
    { type: "unsupported", kind: "poll" },
  ];
  for (const act of acts) {
    expect((await control("POST", "/inbound", { from: ana, ...act })).status).toBe(201);
  }
  await eventually(async () => expect(await inbound()).toHaveLength(acts.length));
  const [text, button, reply, list, reaction, image, location, unsupported] = await inbound();
  expect(text).toMatchObject({
    from: "6281200000001",
    text: { body: "berapa?" },
    context: { from: numbers[0].digits, id: quotes },
  });
  expect(button.button).toEqual({ payload: "STOP_PROMO", text: "Berhenti promo" });
  expect(reply.interactive).toEqual({
    type: "button_reply",
    button_reply: { id: "yes", title: "Ya" },
  });
  expect(list.interactive.list_reply).toMatchObject({ id: "r1" });
  expect(reaction.reaction).toEqual({ message_id: quotes });
  expect(image.image).toMatchObject({
    mime_type: "image/png",
    caption: "bukti",
    url: expect.stringContaining("http"),
  });
  expect(location.location).toEqual({ latitude: -6.2, longitude: 106.8 });
  expect(unsupported.errors[0].code).toBe(131051);
});

test("people with a username keep their number to themselves", async () => {
  await control("PUT", "/behaviour", { hiddenPhones: ["6281200000001"] });
  await control("POST", "/inbound", { from: ana, text: "halo" });
  await eventually(async () => expect(await inbound()).toHaveLength(1));
  const [message] = await inbound();
  expect(message).not.toHaveProperty("from");
  const { status, body } = await send({
    ...promo(ana),
    to: undefined,
    recipient: message.from_user_id,
  });
  expect(status).toBe(200);
  expect(body.contacts).toEqual([{ input: message.from_user_id, user_id: message.from_user_id }]);
});

test("replies follow the reply share, and preferences are a field of their own", async () => {
  await control("PUT", "/behaviour", { replyShare: 1 });
  await send(promo(ana));
  await control("POST", "/inbound", { from: ana, type: "preference", value: "stop" });
  await eventually(async () => expect(await inbound()).toHaveLength(1));
  await eventually(async () => {
    const preference = (await changes()).find((change) => change.field === "user_preferences");
    expect(preference?.value["user_preferences"]?.[0]).toMatchObject({
      value: "stop",
      category: "marketing_messages",
    });
  });
});

test("without a subscription no webhook arrives", async () => {
  expect((await graph(`${accountId}/subscribed_apps`, { method: "DELETE" })).body).toEqual({
    success: true,
  });
  await send(promo(ana));
  await eventually(async () => expect((await control("GET", "/stats")).body.read).toBe(1));
  expect(await received()).toEqual([]);
  await graph(`${accountId}/subscribed_apps`, { method: "POST" });
  expect((await graph(`${accountId}/subscribed_apps`)).body.data).toHaveLength(1);
  await control("POST", "/inbound", { from: ana, text: "halo" });
  await eventually(async () => expect(await received()).toHaveLength(1));
});

test("a paused template is announced, and can be sent again when approved", async () => {
  const { body } = await control("GET", "/templates");
  const { id } = body.items.find((one: { name: string }) => one.name === "promo_akhir_pekan");
  await control("POST", `/templates/${id}`, { status: "PAUSED" });
  expect((await send(promo(ana))).body.error.code).toBe(132015);
  await control("POST", `/templates/${id}`, { status: "APPROVED" });
  expect((await send(promo(ana))).status).toBe(200);
  await eventually(async () => {
    const events = (await changes()).filter(
      (change) => change.field === "message_template_status_update",
    );
    expect(events.map((change) => change.value["event"])).toEqual(["PAUSED", "APPROVED"]);
  });
});

test("opening the conversation reads what was delivered", async () => {
  await control("PUT", "/behaviour", { readShare: 0 });
  await send(promo(ana));
  await eventually(async () => expect(await statuses()).toHaveLength(2));
  expect((await control("POST", "/phones/6281200000001/seen")).body).toEqual({ read: 1 });
  await eventually(async () => expect((await statuses()).at(-1)).toMatchObject({ status: "read" }));
});

test("a reset begins a new world whose ids never meet the old one's", async () => {
  const before = (await send(promo(ana))).body.messages[0].id;
  await control("DELETE", "");
  expect((await control("GET", "/stats")).body).toMatchObject({
    accepted: 0,
    webhooks: { bodies: 0 },
  });
  expect((await send(promo(ana))).body.messages[0].id).not.toBe(before);
});

test("the callback is verified with the token", async () => {
  expect((await control("POST", "/verify")).body).toEqual({ verified: true });
});
