import {
  answers,
  api,
  business,
  meta as metaLine,
  newPhone,
  simulator,
  textFrom,
  until,
  type Audience,
} from "@siar/testing";
import { beforeAll, describe, expect, inject, test } from "vitest";
import { z } from "zod";

const product = inject("product");
const owner = api(product);
const meta = simulator(product);
const shop = business(owner);
const { audience, becomes, contact, launched, obey, reaches, recipients } = shop;
const { Contact, pageOf } = answers;

const Said = z.looseObject({ act: z.string(), source: z.string(), said: z.string().nullable() });
const Consent = z.looseObject({
  optedOut: z.boolean(),
  optedOutAt: z.iso.datetime().nullable(),
  optedOutSource: z.string().nullable(),
  metaStopped: z.boolean(),
  events: z.array(Said.loose()),
});

const known = (id: number) => owner.get(`/api/contacts/${id}`, Contact);
const consentOf = (id: number) => owner.get(`/api/contacts/${id}/consent`, Consent);
const outIs = (id: number, out: boolean) =>
  until(async () => (await known(id)).optedOut === out || null);
const byPhone = async (phone: string) =>
  (await owner.get(`/api/contacts?search=${phone.slice(3)}`, pageOf(Contact))).items;

beforeAll(() => meta.hurry());

describe("a customer who writes", () => {
  test.each(["STOP", "stop", " Berhenti! ", "*STOP*", "S\u200btop.", "unsubscribe"])(
    "8.1 8.2 P25 %j is opted out by that alone",
    async (words) => {
      const { id, phone } = await contact();
      await meta.write(phone, words);
      await outIs(id, true);
      const { optedOutAt, optedOutSource, events } = await consentOf(id);
      expect(Date.parse(optedOutAt ?? "")).toBeGreaterThan(Date.now() - 60_000);
      expect(optedOutSource).toBe("keyword");
      expect(events).toMatchObject([{ act: "opt_out", source: "keyword", said: words }]);
    },
  );

  test.each(["jangan stop dulu", "Saya di halte stop bus", "stopkontak"])(
    "8.1 P25 %j is not, whatever word is in it",
    async (words) => {
      const { id, phone } = await contact();
      await meta.write(phone, words);
      await until(async () =>
        z.looseObject({ conversationCount: z.literal(1) }).parse(await known(id)),
      );
      expect((await known(id)).optedOut).toBe(false);
      expect((await consentOf(id)).events).toEqual([]);
    },
  );

  test("8.1 8.2 STOP for the first time ever becomes a contact who is opted out", async () => {
    const phone = newPhone();
    await meta.write(phone, "STOP");
    const [met] = await until(async () => {
      const found = await byPhone(phone);
      return found.length > 0 && found;
    });
    expect(met).toMatchObject({ phone, optedOut: true });
  });

  test("8.1 presses the opt-out button of a template, is opted out as well", async () => {
    const { id, phone } = await contact();
    await meta.write(phone, { type: "button", text: "Berhenti promo" });
    await outIs(id, true);
    expect((await consentOf(id)).optedOutSource).toBe("button");
  });

  test("8.2 STOP twice is opted out once, as of the last time they said so", async () => {
    const { id, phone } = await contact();
    const line = metaLine(product);
    const again = Date.now() - 30_000;
    await line.says(textFrom(phone, "STOP", again - 30_000));
    await line.says(textFrom(phone, "STOP", again));
    const { optedOutAt, events } = await consentOf(id);
    // So that a START from between the two, read late, lifts nothing.
    expect(Math.floor(Date.parse(optedOutAt ?? "") / 1_000)).toBe(Math.floor(again / 1_000));
    expect(events).toHaveLength(1);
  });

  test("8.5 P27 START is opted in again", async () => {
    const { id, phone } = await contact();
    await meta.write(phone, "STOP");
    await outIs(id, true);
    await meta.write(phone, "START");
    await outIs(id, false);
    const acts = (await consentOf(id)).events.map(({ act }) => act);
    expect(acts).toEqual(["opt_in", "opt_out"]);
  });

  test("8.2 8.5 to Meta that marketing should stop is opted out, and only they can lift it", async () => {
    const { id, phone } = await contact();
    await meta.write(phone, { type: "preference", value: "stop" });
    await until(async () => (await known(id)).metaStopped);
    expect((await known(id)).optedOut).toBe(true);
    await owner.send("POST", `/api/contacts/${id}/opt-in`, { reason: "Diminta di kasir." });
    expect(await known(id)).toMatchObject({ optedOut: true, metaStopped: true });
    await meta.write(phone, { type: "preference", value: "resume" });
    await outIs(id, false);
  });
});

describe("the owner", () => {
  test("8.4 sees who opted out", async () => {
    const { labelId, people } = await audience(3);
    const [out] = people;
    await meta.write(out?.phone ?? "", "STOP");
    await outIs(out?.id ?? 0, true);
    const list = async (optedOut: boolean) => {
      const path = `/api/contacts?labelId=${labelId}&optedOut=${optedOut}`;
      return (await owner.get(path, pageOf(Contact))).items.map(({ id }) => id);
    };
    expect(await list(true)).toEqual([out?.id]);
    expect(await list(false)).toHaveLength(2);
  });

  test("8.5 P27 I8 can opt somebody out and in again, with a reason, each told once in the audit log", async () => {
    const { id } = await contact();
    const before = await known(id);
    const say = (what: string, reason: string) =>
      owner.post(`/api/contacts/${id}/${what}`, { reason }, Contact);
    expect(await say("opt-out", "Telepon")).toMatchObject({ optedOut: true });
    await say("opt-out", "Telepon lagi");
    expect(await say("opt-in", "Datang sendiri")).toMatchObject({ optedOut: false });
    await say("opt-in", "Datang lagi");
    const consent = (await shop.audited("contact", id)).filter(({ action }) =>
      action.startsWith("contact.opt"),
    );
    expect(consent.map(({ action, after }) => [action, after?.["reason"]])).toEqual([
      ["contact.opt-out", "Telepon"],
      ["contact.opt-in", "Datang sendiri"],
    ]);
    const after = await known(id);
    expect({ ...after, updatedAt: null, version: null }).toEqual({
      ...before,
      updatedAt: null,
      version: null,
    });
  });

  test("8.5 cannot do so without a reason", async () => {
    const { id } = await contact();
    const { status, body } = await owner.send("POST", `/api/contacts/${id}/opt-out`, {
      reason: " ",
    });
    expect([status, body]).toEqual([400, expect.objectContaining({ code: "invalid-input" })]);
  });
});

describe("a campaign", () => {
  let some: Audience;
  beforeAll(async () => {
    some = await audience(3);
  });

  test("8.1 8.2 counts who answers it with STOP, and that is no reply", async () => {
    const [out] = some.people;
    const id = await launched(some.segmentId);
    await reaches(id, ({ stats }) => stats.read === 3);
    await meta.write(out?.phone ?? "", "STOP");
    const { stats } = await reaches(id, (now) => now.stats.optedOut === 1);
    expect(stats.replied).toBe(0);
  });

  test("8.3 P26 is not sent to whoever opted out before it", async () => {
    const [out] = some.people;
    const id = await launched(some.segmentId);
    await reaches(id, ({ status, stats }) => status === "completed" && stats.read === 2);
    const row = (await recipients(id)).find(({ contactId }) => contactId === out?.id);
    expect(row).toMatchObject({ status: "skipped", reason: "opted_out", content: null });
    expect((await meta.accepted(id)).map(({ phone }) => `+${phone}`)).not.toContain(out?.phone);
  });

  test("8.3 I4 is not sent to whoever opted out after it was launched and before their turn", async () => {
    const { segmentId, people } = await audience(6);
    const id = await launched(segmentId, { rateLimit: 1 });
    await until(async () => (await meta.campaign(id)).accepted > 0);
    await obey(id, "pause");
    const rows = await recipients(id);
    const last = rows.at(-1);
    const out = people.find((person) => person.id === last?.contactId);
    await meta.write(out?.phone ?? "", "BERHENTI");
    await outIs(out?.id ?? 0, true);
    await obey(id, "rate", { rateLimit: 60 });
    await obey(id, "resume");
    await becomes(id, "completed");
    const row = (await recipients(id)).find(({ contactId }) => contactId === out?.id);
    expect(row).toMatchObject({ status: "skipped", reason: "opted_out" });
    expect((await meta.campaign(id)).accepted).toBe(5);
  });

  test("8.5 P27 is sent again to whoever came back", async () => {
    const [out] = some.people;
    const reason = "Mau lagi.";
    await owner.post(`/api/contacts/${out?.id}/opt-in`, { reason }, Contact);
    const id = await launched(some.segmentId);
    await reaches(id, ({ status, stats }) => status === "completed" && stats.read === 3);
  });
});
