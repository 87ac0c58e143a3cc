import { setTimeout as sleep } from "node:timers/promises";
import {
  answers,
  api,
  business,
  promo,
  simulator,
  strikeMinute,
  until,
  watch,
  type Audience,
} from "@siar/testing";
import { afterEach, beforeAll, describe, expect, inject, test } from "vitest";

const product = inject("product");
const owner = api(product);
const meta = simulator(product);
const shop = business(owner);
const { audience, becomes, campaign, contact, launched, obey, reaches, recipients } = shop;
const { Contact, pageOf, Recipient } = answers;

type Row = answers.Recipient;
type Person = answers.Contact | undefined;

/** From now on Meta answers with this code, to these people's messages only. */
const refuse = (code: number, ...people: Person[]) =>
  meta.refuse(code, ...people.map((person) => person?.phone));
const forgive = (...people: Person[]) => meta.forgive(...people.map((person) => person?.phone));

const acceptedOf = async (id: number) => (await meta.campaign(id)).accepted;
const rowOf = (rows: readonly Row[], person: Person) =>
  rows.find(({ contactId }) => contactId === person?.id);
const readByAll = (id: number, people: number) =>
  reaches(id, ({ status, stats }) => status === "completed" && stats.read === people);

let crowd: Audience;
beforeAll(async () => {
  crowd = await audience(30);
  return meta.hurry();
});

describe("a campaign", () => {
  let id = 0;
  let stats = {};
  let rows: Row[] = [];
  beforeAll(async () => {
    id = await launched(crowd.segmentId);
    ({ stats } = await readByAll(id, 30));
    rows = await recipients(id);
  });

  test("6.1 I1 I2 I3 P8 P18 reaches everybody once, and its figures are a count over its rows", async () => {
    expect(stats).toEqual({ ...countsOf(rows), recipients: 30, read: 30, replied: 0, optedOut: 0 });
    expect(rows.map(({ contactId }) => contactId).toSorted()).toEqual(
      crowd.people.map((person) => person.id).toSorted(),
    );
    expect(await meta.campaign(id)).toMatchObject({
      accepted: 30,
      recipients: 30,
      recipientsAcceptedTwice: [],
      callbacksAcceptedTwice: [],
    });
  });

  test("6.3 7.3 12.1 12.2 says of each message when it was sent, delivered and read", async () => {
    for (const row of rows) {
      expect(row).toMatchObject({ status: "read", attempt: 1, reason: null, errorCode: null });
      // Meta's clock has seconds, ours has milliseconds.
      const seconds = [row.sentAt, row.deliveredAt, row.readAt].map((at) =>
        Math.floor(Date.parse(at ?? "") / 1_000),
      );
      expect(seconds).toEqual(seconds.toSorted());
    }
  });

  test("7.3 shows its messages page after page", async () => {
    const ask = (query: string) =>
      owner.get(`/api/campaigns/${id}/messages?limit=20${query}`, pageOf(Recipient));
    const first = await ask("");
    const second = await ask(`&cursor=${first.nextCursor}`);
    expect([...first.items, ...second.items].map(({ seq }) => seq)).toEqual(
      Array.from({ length: 30 }, (_, at) => at + 1),
    );
    expect(second.nextCursor).toBeNull();
    expect((await ask("&status=failed")).items).toEqual([]);
  });

  test("10.1 10.2 P9 speaks the Cloud API's language, to everybody by name", async () => {
    const [somebody] = crowd.people;
    const row = rowOf(rows, somebody);
    const [message] = await meta.messagesTo(somebody?.phone ?? "");
    expect(message?.payload).toEqual({
      messaging_product: "whatsapp",
      recipient_type: "individual",
      to: somebody?.phone,
      type: "template",
      template: {
        name: "promo_akhir_pekan",
        language: { code: "id" },
        components: [
          {
            type: "body",
            parameters: [
              { type: "text", text: somebody?.name },
              { type: "text", text: "25%" },
            ],
          },
        ],
      },
      biz_opaque_callback_data: `${id}:${row?.seq}:1`,
    });
    expect(row?.content).toContain(`Halo ${somebody?.name},`);
  });

  test("I8 9.4 ends with the system's own entry in the audit log, beside those of people", async () => {
    const entries = await shop.audited("campaign", id);
    expect(entries.map(({ action, actor }) => [action, actor.kind])).toEqual([
      ["campaign.create", "key"],
      ["campaign.launch", "key"],
      ["campaign.complete", "system"],
    ]);
  });
});

describe("its pace", () => {
  test("9.1 6.1 P14 I5 is kept in every second", async () => {
    const id = await launched(crowd.segmentId, { rateLimit: 20 });
    await becomes(id, "completed");
    const times = (await meta.accepted(id)).map(({ at }) => at);
    expect(times).toHaveLength(30);
    const busiest = Math.max(
      ...times.map((from) => times.filter((at) => at >= from && at < from + 1_000).length),
    );
    expect(busiest).toBeLessThanOrEqual(1.1 * 20 + 1);
  });

  test("9.5 changes while it runs", async () => {
    const id = await launched(crowd.segmentId, { rateLimit: 1 });
    await until(async () => (await acceptedOf(id)) > 0);
    await obey(id, "rate", { rateLimit: 60 });
    // At one a second it would take half a minute.
    expect((await becomes(id, "completed", 20_000)).rateLimit).toBe(60);
  });

  test("6.5 P17 I6 is none at all from a pause on; then exactly those who are left follow", async () => {
    const id = await launched(crowd.segmentId, { rateLimit: 20 });
    await until(async () => (await acceptedOf(id)) >= 3);
    expect(await obey(id, "pause")).toMatchObject({ status: "paused", pauseReason: null });
    await sleep(1_000);
    const atPause = await acceptedOf(id);
    await sleep(800);
    expect(await acceptedOf(id)).toBe(atPause);
    expect(atPause).toBeLessThan(30);
    await reaches(id, ({ stats }) => stats.pending === 30 - atPause);
    await obey(id, "resume");
    await readByAll(id, 30);
    expect(await meta.campaign(id)).toMatchObject({ accepted: 30, recipientsAcceptedTwice: [] });
  });

  test("6.5 P12 I1 ends for good when it is told so: whoever is left is never written to, and says why", async () => {
    const id = await launched(crowd.segmentId, { rateLimit: 20 });
    await until(async () => (await acceptedOf(id)) >= 3);
    expect((await obey(id, "cancel")).status).toBe("cancelled");
    const { stats } = await reaches(id, (now) => now.stats.pending === 0);
    expect(stats.sent + stats.skipped).toBe(30);
    const left = (await recipients(id)).filter(({ status }) => status === "skipped");
    expect(new Set(left.map(({ reason }) => reason))).toEqual(new Set(["cancelled"]));
    const refused = await shop.refuse(id, "resume");
    expect(refused).toMatchObject({ status: 409, code: "campaign-transition" });
    expect(await acceptedOf(id)).toBe(stats.sent);
  });
});

describe("what Meta refuses", () => {
  let some: Audience;
  let id = 0;
  beforeAll(async () => {
    some = await audience(8);
    const [stopped, absent, passing, slowed, ours] = some.people;
    await refuse(131_050, stopped);
    await refuse(131_026, absent);
    await refuse(131_016, passing);
    await refuse(130_429, slowed);
    await refuse(131_008, ours);
    id = await launched(some.segmentId);
  });

  test("6.2 10.5 P35 I3 is final, or tried again until it passes; everybody else goes on", async () => {
    const [stopped, absent, passing, slowed, ours] = some.people;
    await reaches(id, ({ stats }) => stats.failed === 3 && stats.read === 3);
    expect(await campaign(id)).toMatchObject({ status: "running", stats: { pending: 2 } });
    const before = await recipients(id);
    for (const [person, errorCode] of [
      [stopped, 131_050],
      [absent, 131_026],
      [ours, 131_008],
    ] as const) {
      const said = { reason: expect.any(String), errorMessage: expect.any(String) };
      expect(rowOf(before, person)).toMatchObject({ status: "failed", errorCode, ...said });
    }
    await forgive(passing, slowed);
    await readByAll(id, 5);
    const after = await recipients(id);
    for (const row of [rowOf(after, passing), rowOf(after, slowed)]) {
      expect(row).toMatchObject({ status: "read", reason: null, errorCode: null });
      expect(row?.attempt).toBeGreaterThan(1);
    }
    expect(rowOf(after, ours)?.attempt).toBe(1);
  });

  test("7.4 P16 is tried again when the owner says so: exactly those rows, once more", async () => {
    const [, , , , ours] = some.people;
    await becomes(id, "completed");
    await forgive(ours);
    const before = await recipients(id);
    const chosen = { status: "failed", errorCode: 131_008 };
    expect(await obey(id, "retry", chosen)).toMatchObject({ status: "running" });
    await readByAll(id, 6);
    const after = await recipients(id);
    expect(rowOf(after, ours)).toMatchObject({ status: "read", attempt: 2 });
    const others = (rows: readonly Row[]) => rows.filter(({ contactId }) => contactId !== ours?.id);
    expect(others(after)).toEqual(others(before));
    const again = await shop.refuse(id, "retry", chosen);
    expect(again).toMatchObject({ status: 409, code: "nothing-to-retry" });
    expect(await meta.campaign(id)).toMatchObject({ recipientsAcceptedTwice: [] });
  });

  test("8.2 10.5 teaches about the person: who stopped is opted out, who is not on WhatsApp is left out", async () => {
    const [stopped, absent] = some.people;
    const known = await owner.get(`/api/contacts/${stopped?.id}`, Contact);
    expect(known).toMatchObject({ optedOut: true, metaStopped: true });
    const next = await launched(some.segmentId);
    await becomes(next, "completed");
    const rows = await recipients(next);
    expect(rowOf(rows, stopped)).toMatchObject({ status: "skipped", reason: "opted_out" });
    expect(rowOf(rows, absent)).toMatchObject({ status: "skipped", reason: "not_on_whatsapp" });
  });

  test.each([
    ["the template", "every campaign with it", 132_015, "template"],
    ["the account", "every campaign of it", 131_042, "account"],
  ])("6.2 10.5 I8 of %s pauses %s, says why, and loses nobody", async (_, __, code, reason) => {
    const { segmentId, people } = await audience(4);
    const other = await launched(crowd.segmentId, { rateLimit: 1, numberId: 2 });
    await until(async () => (await acceptedOf(other)) > 0);
    await refuse(code, ...people);
    const paused = await launched(segmentId);
    await becomes(paused, "paused");
    const alsoPaused = await campaign(other);
    await obey(other, "cancel");
    const { stats } = await reaches(paused, (now) => now.stats.pending === 4);
    expect(stats).toMatchObject({ recipients: 4, sent: 0, failed: 0, skipped: 0, unknown: 0 });
    expect((await campaign(paused)).pauseReason).toEqual(expect.stringContaining(reason));
    expect((await shop.notices(paused)).map(({ kind }) => kind)).toContain("campaign_paused");
    const entries = await shop.audited("campaign", paused);
    expect(entries.find(({ action }) => action === "campaign.pause")?.actor.kind).toBe("system");
    await forgive(...people);
    await obey(paused, "resume");
    await readByAll(paused, 4);
    expect(alsoPaused).toMatchObject({
      status: "paused",
      pauseReason: expect.stringContaining(reason),
    });
  });

  test("6.2 10.5 I8 a campaign whose template was refused goes on by itself once Meta approves it again", async () => {
    const { segmentId, people } = await audience(3);
    await refuse(132_015, ...people);
    const id = await launched(segmentId);
    await becomes(id, "paused");
    await strikeMinute(product.url);
    expect(await campaign(id)).toMatchObject({ status: "paused" });
    await forgive(...people);
    const { templateId } = await shop.template(promo.name);
    for (const status of ["PAUSED", "APPROVED"]) await meta.review(templateId, status);
    await until(async () => {
      await strikeMinute(product.url);
      return (await campaign(id)).status !== "paused";
    });
    await readByAll(id, 3);
    const entries = await shop.audited("campaign", id);
    expect(entries.find(({ action }) => action === "campaign.resume")?.actor.kind).toBe("system");
  });

  test("6.2 10.5 five times in a row for a fault of our own pauses the campaign", async () => {
    const { segmentId, people } = await audience(12);
    await refuse(131_008, ...people);
    const id = await launched(segmentId, { rateLimit: 10 });
    // The pause is written at once, what came of the five with the rest of their slice.
    const { stats } = await reaches(id, (now) => now.status !== "running" && now.stats.failed >= 5);
    await forgive(...people);
    expect(await campaign(id)).toMatchObject({ status: "paused", pauseReason: expect.any(String) });
    expect(stats.failed).toBeLessThan(12);
  });
});

describe("an answer that is lost", () => {
  afterEach(() => meta.recover());

  test("I2 I3 leaves its row in doubt; nobody is written to again until a person says so", async () => {
    const { segmentId } = await audience(3);
    await meta.behave({ outage: { kind: "reset" } });
    const id = await launched(segmentId);
    await reaches(id, ({ status, stats }) => status === "completed" && stats.unknown === 3);
    expect((await shop.notices(id)).map(({ kind }) => kind)).toContain("unknown_rows");
    await meta.recover();
    expect(await shop.refuse(id, "retry", { status: "unknown" })).toMatchObject({
      code: "unknown-rows-need-consent",
    });
    expect(await acceptedOf(id)).toBe(0);
    await obey(id, "retry", { status: "unknown", confirm: true });
    await readByAll(id, 3);
    expect(await acceptedOf(id)).toBe(3);
  });

  test("I2 I7 is made good by Meta's own report, where the message did arrive", async () => {
    const { segmentId } = await audience(3);
    await meta.behave({ outage: { kind: "html", accepts: true } });
    const id = await launched(segmentId);
    const { stats } = await readByAll(id, 3);
    expect(stats).toMatchObject({ unknown: 0, failed: 0, sent: 3 });
    expect(await meta.campaign(id)).toMatchObject({ accepted: 3, recipientsAcceptedTwice: [] });
  });
});

describe("who is left out", () => {
  test("of a text: who has not written within the last day", async () => {
    const { segmentId, people } = await audience(2);
    const [writer, silent] = people;
    await meta.write(writer?.phone ?? "", "Halo, masih buka?");
    await until(async () => {
      const { body } = await owner.send("GET", `/api/contacts/${writer?.id}`);
      return JSON.stringify(body).includes('"conversationCount":1');
    });
    const message = { type: "text", text: "Halo {name}, kami buka sampai malam." };
    const id = await launched(segmentId, { message });
    await readByAll(id, 1);
    const rows = await recipients(id);
    expect(rowOf(rows, writer)?.content).toBe("Halo Ayu 1, kami buka sampai malam.");
    expect(rowOf(rows, silent)).toMatchObject({ status: "skipped", reason: "window_closed" });
    expect(await acceptedOf(id)).toBe(1);
  });

  test("9.3 P28 of a second campaign within the cooldown: whom the first has reached", async () => {
    const { labelId, segmentId, people } = await audience(3);
    const [unreached, ...reached] = people;
    await refuse(131_021, unreached);
    const first = await launched(segmentId, { cooldownHours: 24 });
    await reaches(first, ({ stats }) => stats.failed === 1 && stats.read === 2);
    await forgive(unreached);
    const added = await contact({ labelIds: [labelId] });
    const second = await launched(segmentId, { cooldownHours: 24 });
    await readByAll(second, 2);
    const rows = await recipients(second);
    for (const person of reached) {
      expect(rowOf(rows, person)).toMatchObject({ status: "skipped", reason: "cooldown" });
    }
    for (const person of [unreached, added]) expect(rowOf(rows, person)?.status).toBe("read");
  });

  test("4.1 P33 of a message with a variable: who has no value for it", async () => {
    const { labelId, segmentId, people } = await audience(1);
    const complete = await contact({ labelIds: [labelId], attributes: { city: "Bogor" } });
    const message = await shop.promotion({ "1": "{attributes.city}", "2": "5%" });
    const id = await launched(segmentId, { message });
    await readByAll(id, 1);
    const rows = await recipients(id);
    expect(rowOf(rows, complete)?.content).toContain("Halo Bogor,");
    expect(rowOf(rows, people[0])).toMatchObject({
      status: "skipped",
      reason: "invalid_variables",
    });
  });
});

describe("whoever watches", () => {
  const asOwner = { url: product.url, headers: { authorization: `Bearer ${product.apiKey}` } };

  test("6.4 13.2 gets a snapshot, then sees counts and rows move to the end; a supervisor no phone number", async () => {
    const { id } = await shop.draft(crowd.segmentId, { rateLimit: 20 });
    const watching = await watch(asOwner, id);
    const supervisor = await watch(
      { url: product.url, headers: { cookie: await signedIn(await shop.member("supervisor")) } },
      id,
    );
    await obey(id, "send");
    await until(() => watching.frames.some((frame) => frame.counts?.["read"] === 30), 20_000);
    const again = await watch(asOwner, id);
    const first = await until(() => again.frames[0]);
    for (const one of [watching, supervisor, again]) one.stop();

    const { frames } = watching;
    expect(frames[0]?.type).toBe("snapshot");
    const sent = frames.flatMap(({ counts }) => counts?.["sent"] ?? []);
    expect(sent).toEqual(sent.toSorted((a, b) => a - b));
    expect(new Set(sent).size).toBeGreaterThan(3);
    const rows = frames.flatMap(({ items }) => items ?? []);
    expect(rows.some(({ status }) => status === "read")).toBe(true);
    expect(first).toMatchObject({ type: "snapshot", counts: { read: 30, recipients: 30 } });

    const masked = supervisor.frames.flatMap(({ items }) => items ?? []);
    expect(masked.length).toBeGreaterThan(0);
    expect(masked.filter(({ phone }) => phone !== null && !phone.includes("•"))).toEqual([]);
    expect(rows.some(({ phone }) => phone?.startsWith("+62813"))).toBe(true);
  });

  test("6.4 as a stranger is refused", async () => {
    const { id } = await shop.draft(crowd.segmentId);
    await expect(watch({ url: product.url, headers: {} }, id)).rejects.toThrow("refused");
  });
});

async function signedIn(who: { readonly email: string; readonly password: string }) {
  const { email, password } = who;
  const { headers } = await owner.send("POST", "/api/session", { email, password });
  const pairs = headers.getSetCookie().map((line) => line.split(";")[0]);
  return pairs.join("; ");
}

/** The funnel, counted over the rows: a read message was also delivered, and sent. */
function countsOf(rows: readonly Row[]) {
  const count = (...statuses: string[]) =>
    rows.filter(({ status }) => statuses.includes(status)).length;
  return {
    pending: count("pending", "claimed"),
    sent: count("sent", "delivered", "read"),
    delivered: count("delivered", "read"),
    failed: count("failed"),
    skipped: count("skipped"),
    unknown: count("unknown"),
  };
}
