import {
  answers,
  api,
  business,
  meta,
  newPhone,
  newWamid,
  simulator,
  statusOf,
  textFrom,
  until,
} from "@siar/testing";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";

const product = inject("product");
const owner = api(product);
const shop = business(owner);
const sim = simulator(product);
const line = meta(product);

const outOf = async (id: number) =>
  (await owner.get(`/api/contacts/${id}`, answers.Contact)).optedOut;

beforeAll(() => sim.hurry());

describe("the handshake", () => {
  const asking = {
    "hub.mode": "subscribe",
    "hub.verify_token": product.verifyToken,
    "hub.challenge": "1158201444",
  };

  test("10.3 repeats the challenge to whoever knows the verify token", async () => {
    const answer = await line.handshake(asking);
    expect([answer.status, await answer.text()]).toEqual([200, "1158201444"]);
  });

  test.each([
    ["another token", { "hub.verify_token": "guess" }],
    ["no token", { "hub.verify_token": "" }],
    ["no challenge", { "hub.challenge": "" }],
    ["another mode", { "hub.mode": "unsubscribe" }],
  ])("10.3 refuses %s, and says nothing", async (_, instead) => {
    const answer = await line.handshake({ ...asking, ...instead });
    expect([answer.status, await answer.text()]).toEqual([403, ""]);
  });
});

describe("a signature", () => {
  test.each([
    ["of somebody else", `sha256=${"0".repeat(64)}`],
    ["that is none", "sha1=abc"],
    ["that is missing", null],
  ])("%s is refused with 401, and nothing of the body happens", async (_, signature) => {
    const { id, phone } = await shop.contact();
    expect(await line.post(line.envelope(textFrom(phone, "STOP")), signature)).toBe(401);
    expect(await outOf(id)).toBe(false);
  });

  test("is one over the bytes, not over what they mean", async () => {
    const { id, phone } = await shop.contact();
    const bytes = line.envelope(textFrom(phone, "STOP"));
    // The same JSON, written as Meta escapes it.
    const escaped = bytes.replace("STOP", String.raw`\u0053TOP`).replaceAll("/", String.raw`\/`);
    expect(await line.post(escaped, line.sign(bytes))).toBe(401);
    expect(await outOf(id)).toBe(false);
    expect(await line.post(escaped)).toBe(200);
    expect(await outOf(id)).toBe(true);
  });
});

describe("what customers say", () => {
  test("8.1 8.2 I4 is known before Meta gets its answer", async () => {
    const { id, phone } = await shop.contact();
    expect(await line.says(textFrom(phone, "STOP"))).toBe(200);
    expect(await outOf(id)).toBe(true);
  });

  test("8.1 is heard on both sides of an item that cannot be read", async () => {
    const [one, two] = [await shop.contact(), await shop.contact()];
    const [first, second] = [textFrom(one.phone, "STOP"), textFrom(two.phone, "STOP")];
    const broken = { from: 7, id: null, type: ["text"] };
    const value = {
      contacts: [...first.contacts, ...second.contacts],
      messages: [...first.messages, broken, ...second.messages],
    };
    expect(await line.says(value)).toBe(200);
    expect([await outOf(one.id), await outOf(two.id)]).toEqual([true, true]);
  });

  test("12.3 P21 is heard once, however often Meta delivers it", async () => {
    const phone = newPhone();
    const said = line.envelope(textFrom(phone, "Halo"));
    for (const _ of [1, 2, 3]) expect(await line.post(said)).toBe(200);
    const { body } = await owner.send("GET", `/api/contacts?search=${phone.slice(3)}`);
    expect(body).toMatchObject({ items: [{ phone, conversationCount: 1 }] });
  });

  test.each(["", "no JSON", "[]", '{"entry":7}', '{"object":"page","entry":[]}'])(
    "10.5 is thanked for even if it is %j, or Meta would send it for days",
    async (bytes) => expect(await line.post(bytes)).toBe(200),
  );
});

describe("statuses", () => {
  let id = 0;
  const times = 60_000 * Math.floor(Date.now() / 60_000) - 600_000;
  const [sentAt, deliveredAt, readAt] = [times, times + 20_000, times + 40_000];

  /** A campaign of which Meta has reported nothing yet. */
  beforeAll(async () => {
    await sim.behave({ webhooks: { enabled: false } });
    const { segmentId } = await shop.audience(8);
    id = await shop.launched(segmentId);
    await shop.becomes(id, "completed");
  });
  afterAll(() => sim.recover());

  const rowOf = async (seq: number) => (await shop.recipients(id)).find((row) => row.seq === seq);
  const sentTo = async (seq: number) => {
    const [message] = await sim.messagesTo((await rowOf(seq))?.phone ?? "");
    return { wamid: message?.id ?? "", callback: `${id}:${seq}:1` };
  };
  const report = async (...statuses: object[]) => expect(await line.says({ statuses })).toBe(200);
  const rowIs = (seq: number, status: string) =>
    until(async () => {
      const row = await rowOf(seq);
      return row?.status === status && row;
    });

  test("I7 P15 12.1 in any order, and doubled, end as if they had come once and in order", async () => {
    const [inOrder, mixed] = [await sentTo(1), await sentTo(2)];
    await report(statusOf("sent", { ...inOrder, at: sentAt }));
    await report(statusOf("delivered", { ...inOrder, at: deliveredAt }));
    await report(statusOf("read", { ...inOrder, at: readAt }));
    await report(statusOf("read", { ...mixed, at: readAt }));
    const late = statusOf("delivered", { ...mixed, at: deliveredAt });
    await report(late, late);
    await report(statusOf("sent", { ...mixed, at: sentAt }));
    await until(async () => (await rowOf(2))?.deliveredAt === new Date(deliveredAt).toISOString());
    const [one, two] = [await rowIs(1, "read"), await rowIs(2, "read")];
    expect(two).toMatchObject({
      deliveredAt: one.deliveredAt,
      readAt: one.readAt,
      reason: null,
      errorCode: null,
    });
    expect(one.readAt).toBe(new Date(readAt).toISOString());
    expect((await shop.campaign(id)).stats).toMatchObject({ sent: 8, delivered: 2, read: 2 });
  });

  test("I7 P15 a failure says nothing about a message that was delivered", async () => {
    const [three, other] = [await sentTo(3), await sentTo(5)];
    const failed = statusOf("failed", { ...three, code: 131_021 });
    await report(statusOf("delivered", three), failed);
    await rowIs(3, "delivered");
    // Whatever one body reports is applied together.
    await report(failed, statusOf("delivered", other));
    await rowIs(5, "delivered");
    expect(await rowOf(3)).toMatchObject({ status: "delivered", reason: null });
    expect((await shop.campaign(id)).stats.failed).toBe(0);
  });

  test("6.3 10.5 a failure that comes late takes its message out of those that were sent", async () => {
    const four = await sentTo(4);
    await report(statusOf("failed", { ...four, code: 131_049 }));
    expect(await rowIs(4, "failed")).toMatchObject({ errorCode: 131_049 });
    expect((await shop.campaign(id)).stats).toMatchObject({ sent: 7, failed: 1 });
  });

  test("12.1 are found by the message's id where Meta does not echo our own", async () => {
    const { wamid } = await sentTo(5);
    await report(statusOf("read", { wamid }));
    await rowIs(5, "read");
  });

  test("12.1 are heard on both sides of an item that cannot be read", async () => {
    const broken = { id: 7, status: {}, timestamp: "yesterday" };
    await report(
      statusOf("delivered", await sentTo(6)),
      broken,
      statusOf("delivered", await sentTo(7)),
    );
    await rowIs(6, "delivered");
    await rowIs(7, "delivered");
  });

  test("I1 12.1 of messages that nobody here sent change nothing", async () => {
    const before = await shop.campaign(id);
    const rows = await shop.recipients(id);
    await report(
      statusOf("read", { wamid: newWamid() }),
      statusOf("read", { wamid: newWamid(), callback: `${id}:999:1` }),
      statusOf("read", { wamid: newWamid(), callback: "999999999:1:1" }),
      statusOf("failed", { wamid: newWamid(), callback: "of another tool", code: 131_026 }),
    );
    // What is reported afterwards is applied after them.
    await report(statusOf("delivered", await sentTo(8)));
    await rowIs(8, "delivered");
    const after = await shop.recipients(id);
    expect(after.filter(({ seq }) => seq !== 8)).toEqual(rows.filter(({ seq }) => seq !== 8));
    expect((await shop.campaign(id)).stats.recipients).toBe(before.stats.recipients);
  });
});
