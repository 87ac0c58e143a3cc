import { api, business, newPhone, simulator, until } from "@siar/testing";
import { afterEach, beforeAll, describe, expect, inject, test } from "vitest";
import { z } from "zod";

// Refusals of our own are not counted, so that the file stays within five tests a minute.
const product = inject("product");
const owner = api(product);
const meta = simulator(product);
const shop = business(owner);
const { audience, becomes, campaign, contact, draft, launched, obey, refuse } = shop;

const Tested = z.object({
  contactId: z.number().nullable(),
  phone: z.string().nullable(),
  text: z.string(),
  wamid: z.string(),
  held: z.boolean(),
});

const path = (id: number): string => `/api/campaigns/${id}/test`;

beforeAll(() => meta.hurry());
afterEach(() => meta.recover());

describe("a test", () => {
  test("3.3 of a draft arrives once, at once, as that person would get it, and is no part of the campaign", async () => {
    const { id } = await draft((await audience(1)).segmentId);
    const somebody = await contact({ name: "Sari Uji" });
    const key = { "idempotency-key": `test-${id}` };
    const first = await owner.send("POST", path(id), { contactId: somebody.id }, key);
    const again = await owner.send("POST", path(id), { contactId: somebody.id }, key);
    expect(first.status).toBe(200);
    const answer = Tested.parse(first.body);
    expect(answer.text).toContain("Halo Sari Uji,");
    expect(again.body).toEqual(first.body);

    const arrived = await until(async () => {
      const all = await meta.messagesTo(somebody.phone);
      return all.every(({ status }) => status === "read") && all.length > 0 ? all : null;
    });
    expect(arrived).toMatchObject([
      { id: answer.wamid, type: "template", callback: expect.stringMatching(`^test:${id}:`) },
    ]);
    await meta.quiet();
    expect(await meta.campaign(id)).toMatchObject({ accepted: 0 });
    expect(await shop.recipients(id)).toEqual([]);
    const { status, stats } = await campaign(id);
    expect({ status, ...stats }).toMatchObject({ status: "draft", sent: 0, delivered: 0, read: 0 });
  });

  test("3.3 of a running campaign changes no row, and the cooldown does not count it", async () => {
    const { segmentId, people } = await audience(3);
    const [tested] = people;
    const id = await launched(segmentId, { rateLimit: 1, cooldownHours: 24 });
    await obey(id, "pause");
    // What was claimed and has not left goes back first.
    const atRest = async () => (await shop.recipients(id)).every((row) => row.status !== "claimed");
    await until(atRest);
    const before = await shop.recipients(id);
    await owner.post(path(id), { contactId: tested?.id }, Tested);
    await meta.quiet();
    expect(await shop.recipients(id)).toEqual(before);
    await obey(id, "resume");
    await becomes(id, "completed");
    expect(await meta.campaign(id)).toMatchObject({ accepted: 3, recipients: 3 });
  });

  test("3.3 to a bare number speaks to the given name, and says so in the audit log", async () => {
    const { id } = await draft((await audience(1)).segmentId);
    const phone = newPhone();
    const local = `0${phone.slice(3)}`;
    const answer = await owner.post(path(id), { phone: local, name: "Pak Budi" }, Tested);
    expect(answer).toMatchObject({ contactId: null, phone });
    expect(answer.text).toContain("Halo Pak Budi,");
    expect(await meta.messagesTo(phone)).toHaveLength(1);
    const entries = (await shop.audited("campaign", id)).filter(({ action }) =>
      action.startsWith("campaign.test"),
    );
    expect(entries.map(({ action }) => action)).toEqual(["campaign.test", "campaign.tested"]);
    expect(entries[1]?.after).toMatchObject({ outcome: "accepted", wamid: answer.wamid });
    expect(JSON.stringify(entries)).not.toContain(phone);
  });
});

describe("is refused, and Meta sees nothing of it,", () => {
  test("I4 8.1 where the person has opted out, also by their bare number", async () => {
    const { id } = await draft((await audience(1)).segmentId);
    const { id: contactId, phone } = await contact();
    await meta.write(phone, "STOP");
    await until(async () => {
      const { body } = await owner.send("GET", `/api/contacts/${contactId}`);
      return JSON.stringify(body).includes('"optedOut":true');
    });
    const said = (await meta.messagesTo(phone)).filter(({ type }) => type === "template").length;
    for (const to of [{ contactId }, { phone }]) {
      const refused = await refuse(id, "test", to);
      expect(refused).toMatchObject({ status: 422, code: "recipient-opted-out" });
    }
    const sent = (await meta.messagesTo(phone)).filter(({ type }) => type === "template");
    expect(sent).toHaveLength(said);
  });

  test("where a text meets a closed window", async () => {
    const message = { type: "text", text: "Halo {name|Kak}, kami buka." };
    const { id } = await draft((await audience(1)).segmentId, { message });
    const { id: contactId, phone } = await contact();
    const refused = await refuse(id, "test", { contactId });
    expect(refused).toMatchObject({ status: 422, code: "recipient-window-closed" });
    expect(await meta.messagesTo(phone)).toEqual([]);
  });

  test("4.1 where a variable has no value for them", async () => {
    const message = await shop.promotion({ "1": "{name}", "2": "5%" });
    const { id } = await draft((await audience(1)).segmentId, { message });
    const phone = newPhone();
    const refused = await refuse(id, "test", { phone });
    expect(refused).toMatchObject({ status: 422, code: "message-variable-missing" });
    expect(refused.detail).toContain("{name}");
    expect(await meta.messagesTo(phone)).toEqual([]);
  });

  test("3.3 13.2 by whoever may not send", async () => {
    const { id } = await draft((await audience(1)).segmentId);
    const { email, password } = await shop.member("agent");
    const agent = await owner.signIn(email, password);
    const refused = await agent.refused("POST", path(id), { phone: newPhone() });
    expect(refused).toMatchObject({ status: 403, code: "forbidden" });
  });
});

describe("what Meta says to it", () => {
  test("10.5 is told with its code where it refuses", async () => {
    const { id } = await draft((await audience(1)).segmentId);
    const { id: contactId, phone } = await contact();
    await meta.refuse(131_008, phone);
    const refused = await owner.refused("POST", path(id), { contactId });
    await meta.forgive(phone);
    expect(refused).toMatchObject({ status: 502, code: "meta-refused" });
    expect(refused.detail).toContain("131008");
  });

  test("is in doubt where its answer is lost, and says that it may have arrived", async () => {
    const { id } = await draft((await audience(1)).segmentId);
    const { id: contactId } = await contact();
    await meta.behave({ outage: { kind: "reset" } });
    const refused = await owner.refused("POST", path(id), { contactId });
    await meta.recover();
    expect(refused).toMatchObject({ status: 502, code: "test-in-doubt" });
  });
});

test("no more than five are sent within a minute: then it says how long to wait", async () => {
  const { id } = await draft((await audience(1)).segmentId);
  const { id: contactId, phone } = await contact();
  // The tests above have used some up; a sixth of its own cannot be among those that pass.
  const answers = [];
  for (let count = 0; count < 6 && answers.at(-1)?.status !== 429; count += 1) {
    answers.push(await owner.send("POST", path(id), { contactId }));
  }
  const last = answers.at(-1);
  expect(last?.status).toBe(429);
  const seconds = Number(last?.headers.get("retry-after"));
  expect(seconds).toBeGreaterThan(0);
  expect(seconds).toBeLessThanOrEqual(60);
  expect(await meta.messagesTo(phone)).toHaveLength(answers.length - 1);
});
