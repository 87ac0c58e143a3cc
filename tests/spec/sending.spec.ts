import {
  answers,
  api,
  business,
  newName,
  simulator,
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
const { Problem } = answers;

type Recipient = answers.Recipient;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

type Person = { readonly id: number; readonly phone: string } | undefined;

/** From now on Meta answers with this code, for these people only. */
const refuse = (code: number, ...people: Person[]) =>
  meta.refuse(code, ...people.map((person) => person?.phone));
const forgive = (...people: Person[]) => meta.forgive(...people.map((person) => person?.phone));
const acceptedOf = async (id: number) => (await meta.campaign(id)).accepted;
const readByAll = (id: number, people: number) =>
  reaches(id, ({ status, stats }) => status === "completed" && stats.read === people);

let crowd: Audience;
beforeAll(async () => {
  crowd = await audience(40);
  return meta.hurry();
});

describe("a campaign", () => {
  test("6.1 6.3 12.1 12.2 I1 I2 I3 P8 P18 reaches everybody once, and every row says so", async () => {
    const id = await launched(crowd.segmentId);
    const { stats } = await readByAll(id, 40);
    const rows = await recipients(id);
    expect(stats).toEqual({ ...statsOf(rows), recipients: 40, read: 40, replied: 0, optedOut: 0 });
    expect(rows.map((row) => row.contactId).toSorted()).toEqual(
      crowd.people.map((person) => person.id).toSorted(),
    );
    for (const row of rows) {
      expect(row).toMatchObject({ status: "read", attempt: 1, reason: null, errorCode: null });
      const times = [row.sentAt, row.deliveredAt, row.readAt].map((at) => Date.parse(at ?? ""));
      // Meta's clock has seconds, ours has milliseconds.
      expect(times.map((at) => Math.floor(at / 1_000))).toEqual(
        times.map((at) => Math.floor(at / 1_000)).toSorted(),
      );
    }
    expect(await meta.campaign(id)).toMatchObject({
      accepted: 40,
      recipients: 40,
      recipientsAcceptedTwice: [],
      callbacksAcceptedTwice: [],
    });
  });

  test("10.1 10.2 P9 speaks the Cloud API's language, to everybody by name", async () => {
    const { people, segmentId } = await audience(1);
    const id = await launched(segmentId);
    await readByAll(id, 1);
    const [somebody] = people;
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
              { type: "text", text: "Ayu 1" },
              { type: "text", text: "25%" },
            ],
          },
        ],
      },
      biz_opaque_callback_data: `${id}:1:1`,
    });
    expect((await recipients(id))[0]?.content).toContain("Halo Ayu 1,");
  });

  test("9.1 6.1 P14 I5 keeps its rate in every second", async () => {
    const id = await launched(crowd.segmentId, { rateLimit: 20, numberId: 2 });
    await becomes(id, "completed");
    const times = (await meta.accepted(id)).map(({ at }) => at);
    expect(times).toHaveLength(40);
    const busiest = Math.max(
      ...times.map((from) => times.filter((at) => at >= from && at < from + 1_000).length),
    );
    expect(busiest).toBeLessThanOrEqual(1.1 * 20 + 1);
    // Nor does it dawdle: forty at twenty a second take two seconds.
    expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeLessThan(4_000);
  });

  test("9.5 changes its pace while it runs", async () => {
    const id = await launched(crowd.segmentId, { rateLimit: 1 });
    await until(async () => (await acceptedOf(id)) > 0);
    await obey(id, "rate", { rateLimit: 60 });
    const { rateLimit } = await becomes(id, "completed", 15_000);
    expect(rateLimit).toBe(60);
  });

  test("6.5 P17 I6 pauses at once, and goes on with exactly those who are left", async () => {
    const id = await launched(crowd.segmentId, { rateLimit: 20 });
    await until(async () => (await acceptedOf(id)) >= 5);
    expect(await obey(id, "pause")).toMatchObject({ status: "paused", pauseReason: null });
    await pause(1_000);
    const atPause = await acceptedOf(id);
    await pause(1_000);
    expect(await acceptedOf(id)).toBe(atPause);
    expect(atPause).toBeLessThan(40);
    expect((await campaign(id)).stats.pending).toBe(40 - atPause);
    await obey(id, "resume");
    await readByAll(id, 40);
    expect(await meta.campaign(id)).toMatchObject({ accepted: 40, recipientsAcceptedTwice: [] });
  });

  test("6.5 P12 I1 is stopped for good: whoever is left is never written to, and says why", async () => {
    const id = await launched(crowd.segmentId, { rateLimit: 20 });
    await until(async () => (await acceptedOf(id)) >= 5);
    expect((await obey(id, "cancel")).status).toBe("cancelled");
    const { stats } = await reaches(id, (now) => now.stats.pending === 0);
    expect(stats.sent + stats.skipped).toBe(40);
    const accepted = await acceptedOf(id);
    expect(accepted).toBe(stats.sent);
    const left = (await recipients(id)).filter(({ status }) => status === "skipped");
    expect(new Set(left.map(({ reason }) => reason))).toEqual(new Set(["cancelled"]));
    const refused = Problem.parse((await shop.tell(id, "resume")).body);
    expect(refused).toMatchObject({ status: 409, code: "campaign-transition" });
    expect(await acceptedOf(id)).toBe(accepted);
  });

  test("I8 9.4 ends with an entry of the system's in the audit log, beside those of people", async () => {
    const { segmentId } = await audience(1);
    const id = await launched(segmentId);
    await becomes(id, "completed");
    const entries = await shop.audited("campaign", id);
    expect(entries.map(({ action, actor }) => [action, actor.kind])).toEqual([
      ["campaign.create", "key"],
      ["campaign.launch", "key"],
      ["campaign.complete", "system"],
    ]);
  });

  test("7.3 shows each message, filtered by what became of it, page after page", async () => {
    const { segmentId, people } = await audience(5);
    await refuse(131_021, people[2]);
    const id = await launched(segmentId);
    await reaches(id, ({ stats }) => stats.read === 4 && stats.failed === 1);
    const ask = (query: string) =>
      owner.get(`/api/campaigns/${id}/messages?${query}`, answers.pageOf(answers.Recipient));
    expect((await ask("status=failed")).items.map(({ contactId }) => contactId)).toEqual([
      people[2]?.id,
    ]);
    const first = await ask("limit=3");
    const second = await ask(`limit=3&cursor=${first.nextCursor}`);
    expect([...first.items, ...second.items].map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
    expect(second.nextCursor).toBeNull();
  });
});

const rowOf = (rows: readonly Recipient[], person: { readonly id: number } | undefined) =>
  rows.find(({ contactId }) => contactId === person?.id);

/** Side by side, no more at once than the local queue has lanes. */
describe.concurrent("what Meta refuses", () => {
  test("6.2 10.5 P35 I3 by class: what is final fails at once, what passes is tried again, the others go on", async () => {
    const { segmentId, people } = await audience(8);
    const [stopped, absent, passing, slowed, ours, ...others] = people;
    await refuse(131_050, stopped);
    await refuse(131_026, absent);
    await refuse(131_016, passing);
    await refuse(130_429, slowed);
    await refuse(131_008, ours);
    const id = await launched(segmentId);
    await reaches(id, ({ stats }) => stats.failed === 3 && stats.read === others.length);
    const before = await recipients(id);
    const failed = {
      status: "failed",
      reason: expect.any(String),
      errorMessage: expect.any(String),
    };
    expect(rowOf(before, stopped)).toMatchObject({ ...failed, errorCode: 131_050 });
    expect(rowOf(before, absent)).toMatchObject({ ...failed, errorCode: 131_026 });
    expect(rowOf(before, ours)).toMatchObject({ ...failed, errorCode: 131_008 });
    expect((await campaign(id)).stats).toMatchObject({ pending: 2 });
    expect((await campaign(id)).status).toBe("running");

    await forgive(passing, slowed);
    await readByAll(id, others.length + 2);
    const after = await recipients(id);
    for (const row of [rowOf(after, passing), rowOf(after, slowed)]) {
      expect(row).toMatchObject({ status: "read", reason: null, errorCode: null });
      expect(row?.attempt).toBeGreaterThan(1);
    }
    expect(rowOf(after, ours)?.attempt).toBe(1);
    expect(await meta.campaign(id)).toMatchObject({ recipientsAcceptedTwice: [] });
  });

  test("8.2 10.5 teaches about the person: who stopped is opted out, who is not on WhatsApp is left out", async () => {
    const { segmentId, people } = await audience(2);
    const [stopped, absent] = people;
    await refuse(131_050, stopped);
    await refuse(131_026, absent);
    await reaches(await launched(segmentId), ({ stats }) => stats.failed === 2);
    await until(async () => {
      const known = await owner.get(`/api/contacts/${stopped?.id}`, answers.Contact);
      return known.optedOut;
    }, 3_000);
    const next = await launched(segmentId);
    await becomes(next, "completed");
    const rows = await recipients(next);
    expect(rowOf(rows, stopped)).toMatchObject({ status: "skipped", reason: "opted_out" });
    expect(rowOf(rows, absent)).toMatchObject({ status: "skipped", reason: "not_on_whatsapp" });
  });

  test("6.2 of the template pauses its campaign with the reason", async () => {
    const { segmentId, people } = await audience(3);
    await refuse(132_015, ...people);
    const id = await launched(segmentId);
    await becomes(id, "paused");
    expect((await campaign(id)).pauseReason).toEqual(expect.stringContaining("template"));
    await reaches(id, ({ stats }) => stats.pending === 3);
    await forgive(...people);
    await obey(id, "resume");
    await readByAll(id, 3);
  });

  test("7.4 P16 is tried again when the owner says so: exactly those who failed, once more", async () => {
    const { segmentId, people } = await audience(5);
    const failing = people.slice(0, 2);
    await refuse(131_021, ...failing);
    const id = await launched(segmentId);
    await reaches(id, ({ stats }) => stats.read === 3 && stats.failed === 2);
    await becomes(id, "completed");
    const before = await recipients(id);
    await forgive(...failing);
    expect(await obey(id, "retry", { status: "failed" })).toMatchObject({ status: "running" });
    await readByAll(id, 5);
    const after = await recipients(id);
    for (const person of people) {
      const again = failing.includes(person);
      expect(rowOf(after, person)?.attempt, person.name).toBe(again ? 2 : 1);
      if (!again) expect(rowOf(after, person)).toEqual(rowOf(before, person));
    }
    expect(await meta.campaign(id)).toMatchObject({ accepted: 5, recipientsAcceptedTwice: [] });
    expect(Problem.parse((await shop.tell(id, "retry", { status: "failed" })).body)).toMatchObject({
      code: "nothing-to-retry",
    });
  });
});

test("6.2 10.5 what Meta refuses the account pauses every campaign of it, says why, and loses nobody", async () => {
  const { segmentId, people } = await audience(6);
  const other = await launched(crowd.segmentId, { rateLimit: 1, numberId: 2 });
  await until(async () => (await acceptedOf(other)) > 0);
  await refuse(131_042, ...people);
  const id = await launched(segmentId);
  for (const paused of [id, other]) {
    await becomes(paused, "paused");
    expect((await campaign(paused)).pauseReason).toEqual(expect.any(String));
    expect((await shop.notices(paused)).map(({ kind }) => kind)).toContain("campaign_paused");
  }
  const { stats } = await reaches(id, (now) => now.stats.pending === 6);
  expect(stats).toMatchObject({ recipients: 6, sent: 0, failed: 0, skipped: 0, unknown: 0 });
  const [system] = (await shop.audited("campaign", id)).filter(
    ({ action }) => action === "campaign.pause",
  );
  expect(system?.actor.kind).toBe("system");
  await forgive(...people);
  await obey(other, "cancel");
  await obey(id, "resume");
  await readByAll(id, 6);
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
    const warned = await shop.tell(id, "retry", { status: "unknown" });
    expect(Problem.parse(warned.body)).toMatchObject({ code: "unknown-rows-need-consent" });
    expect(await acceptedOf(id)).toBe(0);
    await obey(id, "retry", { status: "unknown", confirm: true });
    await readByAll(id, 3);
    expect(await acceptedOf(id)).toBe(3);
  });

  test("I2 I7 is made good by Meta's own report, where the message did arrive", async () => {
    const { segmentId } = await audience(3);
    await meta.behave({ outage: { kind: "html", accepts: true } });
    const id = await launched(segmentId);
    await readByAll(id, 3);
    expect((await campaign(id)).stats).toMatchObject({ unknown: 0, failed: 0, sent: 3 });
    expect(await meta.campaign(id)).toMatchObject({ accepted: 3, recipientsAcceptedTwice: [] });
  });
});

describe.concurrent("who is left out", () => {
  test("a text goes only to people who wrote within the last day", async () => {
    const { segmentId, people } = await audience(3);
    const [writer, ...silent] = people;
    await meta.write(writer?.phone ?? "", "Halo, masih buka?");
    await until(async () => {
      const { body } = await owner.send("GET", `/api/contacts/${writer?.id}`);
      return JSON.stringify(body).includes('"conversationCount":1');
    });
    const message = { type: "text", text: "Halo {name}, kami buka sampai malam." };
    const id = await launched(segmentId, { message });
    await readByAll(id, 1);
    const rows = await recipients(id);
    expect(rowOf(rows, writer)).toMatchObject({ content: "Halo Ayu 1, kami buka sampai malam." });
    for (const person of silent) {
      expect(rowOf(rows, person)).toMatchObject({ status: "skipped", reason: "window_closed" });
    }
    expect(await acceptedOf(id)).toBe(1);
  });

  test("9.3 P28 nobody hears from two campaigns within the cooldown", async () => {
    const { labelId, segmentId } = await audience(3);
    await becomes(await launched(segmentId, { cooldownHours: 24 }), "completed");
    await contact({ labelIds: [labelId] });
    const id = await launched(segmentId, { cooldownHours: 24 });
    const { stats } = await becomes(id, "completed");
    expect(stats).toMatchObject({ recipients: 4, sent: 1, skipped: 3 });
    const skipped = (await recipients(id)).filter(({ status }) => status === "skipped");
    expect(new Set(skipped.map(({ reason }) => reason))).toEqual(new Set(["cooldown"]));
  });

  test("9.3 whom a campaign did not reach may hear from the next", async () => {
    const { segmentId, people } = await audience(1);
    await refuse(131_021, ...people);
    await reaches(
      await launched(segmentId, { cooldownHours: 24 }),
      (now) => now.stats.failed === 1,
    );
    await forgive(...people);
    await readByAll(await launched(segmentId, { cooldownHours: 24 }), 1);
  });

  test("4.1 P33 who lacks a variable without a fallback gets no message with a hole in it", async () => {
    const labelId = await shop.label();
    const lacking = await contact({ labelIds: [labelId] });
    const complete = await contact({ labelIds: [labelId], attributes: { city: "Bogor" } });
    const { id: segmentId } = await shop.segment({
      field: "label",
      op: "has_any",
      value: [labelId],
    });
    const message = await shop.promotion({ "1": "{attributes.city}", "2": "5%" });
    const id = await launched(segmentId, { message });
    await readByAll(id, 1);
    const rows = await recipients(id);
    expect(rowOf(rows, complete)?.content).toContain("Halo Bogor,");
    expect(rowOf(rows, lacking)).toMatchObject({ status: "skipped", reason: "invalid_variables" });
  });
});

describe("whoever watches", () => {
  const asOwner = { url: product.url, headers: { authorization: `Bearer ${product.apiKey}` } };

  test("6.4 gets a snapshot, then sees the counts move to the end, at most four times a second", async () => {
    const { id } = await shop.draft(crowd.segmentId, { rateLimit: 20 });
    const watching = await watch(asOwner, id);
    await obey(id, "send");
    await until(() => watching.frames.some((frame) => frame.counts?.["read"] === 40), 15_000);
    watching.stop();
    const [snapshot] = watching.frames;
    expect(snapshot?.type).toBe("snapshot");
    const sent = watching.frames.flatMap(({ counts }) => counts?.["sent"] ?? []);
    expect(sent).toEqual(sent.toSorted((a, b) => a - b));
    expect(new Set(sent).size).toBeGreaterThan(3);
    const progress = watching.frames.filter(({ type }) => type === "progress");
    const gaps = progress.slice(1).map((one, at) => one.arrivedAt - (progress[at]?.arrivedAt ?? 0));
    expect(progress.length / (gaps.reduce((sum, gap) => sum + gap, 0) / 1_000)).toBeLessThan(5);
    const rows = watching.frames.flatMap(({ items }) => items ?? []);
    expect(rows.some(({ status }) => status === "read")).toBe(true);
    const again = await watch(asOwner, id);
    const first = await until(() => again.frames[0]);
    again.stop();
    expect(first).toMatchObject({ type: "snapshot", counts: { read: 40, recipients: 40 } });
  });

  test("6.4 13.2 sees no phone number in full without the permission", async () => {
    const { email, password } = await shop.member("supervisor");
    const answer = await owner.send("POST", "/api/session", { email, password });
    const cookie = answer.headers
      .getSetCookie()
      .map((line) => line.split(";")[0])
      .join("; ");
    const { segmentId, people } = await audience(1);
    const { id } = await shop.draft(segmentId);
    const watching = await watch({ url: product.url, headers: { cookie } }, id);
    await obey(id, "send");
    const row = await until(() => watching.frames.flatMap(({ items }) => items ?? []).at(-1));
    watching.stop();
    expect(row.phone).toContain("•");
    expect(JSON.stringify(watching.frames)).not.toContain(people[0]?.phone);
  });

  test("6.4 as a stranger is refused", async () => {
    const { id } = await shop.draft(crowd.segmentId, { name: newName("Rahasia") });
    await expect(watch({ url: product.url, headers: {} }, id)).rejects.toThrow();
  });
});

/** The funnel, counted over the rows: a read message was also delivered, and sent. */
function statsOf(rows: readonly Recipient[]) {
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
