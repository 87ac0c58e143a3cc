import {
  answers,
  api,
  business,
  labelled,
  newName,
  promo,
  simulator,
  strikeMinute,
  type Audience,
} from "@siar/testing";
import { afterEach, beforeAll, describe, expect, inject, test } from "vitest";
import { z } from "zod";

const product = inject("product");
const owner = api(product);
const meta = simulator(product);
const shop = business(owner);
const { audience, becomes, campaign, contact, draft, launched, promotion, refuse, segment } = shop;
const { Campaign, pageOf } = answers;

const MINUTE = 60_000;
const inFuture = (ms = 60 * MINUTE): string => new Date(Date.now() + ms).toISOString();

let some: Audience;
beforeAll(async () => {
  some = await audience(3);
  return meta.hurry();
});
afterEach(() => meta.recover());

describe("a draft", () => {
  test("3.5 keeps when it is meant to go out, through a schedule that is taken back", async () => {
    const plan = { at: "2036-12-01T09:30", recipientZone: false, holdQuietHours: true };
    const made = await draft(some.segmentId, { plan, timezone: "Asia/Makassar" });
    expect(made).toMatchObject({ plan, timezone: "Asia/Makassar", schedule: null });
    const { id } = made;
    const wish = { at: "2036-12-02T02:00:00Z", timezone: "Asia/Jakarta", version: made["version"] };
    expect(await shop.obey(id, "schedule", wish)).toMatchObject({ status: "scheduled" });
    expect((await refuse(id, "schedule", wish)).code).toBe("changed-meanwhile");
    expect(await shop.obey(id, "unschedule")).toMatchObject({
      status: "draft",
      plan: { at: "2036-12-02T09:00", recipientZone: false, holdQuietHours: false },
    });
  });

  test("3.1 is made of another campaign, to the same or to another segment, and knows nothing of its past", async () => {
    const { id } = await draft(some.segmentId, { rateLimit: 7 });
    const other = await audience(1);
    const path = `/api/campaigns/${id}/duplicate`;
    const copy = await owner.post(path, { name: newName("Salinan") }, Campaign);
    expect(copy).toMatchObject({ status: "draft", segmentId: some.segmentId, rateLimit: 7 });
    expect(copy.id).not.toBe(id);
    const body = { name: newName("Lagi"), segmentId: other.segmentId };
    expect(await owner.post(path, body, Campaign)).toMatchObject({
      segmentId: other.segmentId,
      schedule: null,
      startedAt: null,
    });
  });

  test("5.4 is found by the time at which it goes out", async () => {
    const { id } = await draft(some.segmentId);
    await shop.obey(id, "schedule", { at: "2037-03-05T02:00:00Z" });
    const listed = async (from: string, until: string) => {
      const path = `/api/campaigns?from=${from}&until=${until}`;
      return (await owner.get(path, pageOf(Campaign))).items.map((each) => each.id);
    };
    expect(await listed("2037-03-05T00:00:00Z", "2037-03-06T00:00:00Z")).toEqual([id]);
    expect(await listed("2037-03-06T00:00:00Z", "2037-03-07T00:00:00Z")).toEqual([]);
    await shop.obey(id, "cancel");
  });

  test("3.1 has a name, a segment and a message, and the business's own pace unless it says otherwise", async () => {
    const message = await promotion();
    const name = newName("Ramadan");
    const body = { name, segmentId: some.segmentId, message };
    expect(await owner.post("/api/campaigns", body, Campaign)).toMatchObject({
      name,
      status: "draft",
      segmentId: some.segmentId,
      message: { ...message, templateName: promo.name, templateLanguage: "id" },
      schedule: null,
      timezone: "Asia/Jakarta",
      rateLimit: 20,
      cooldownHours: 24,
      numberId: 1,
    });
  });

  test("3.1 can be a text instead of a template", async () => {
    const message = { type: "text", text: "Halo {name}, kami buka sampai malam." };
    expect((await draft(some.segmentId, { message }))["message"]).toEqual(message);
  });

  test.each([
    ["a name", { name: " " }, "name"],
    ["a message", { message: undefined }, "message"],
    ["a kind of message that there is", { message: { type: "song", text: "la" } }, "message.type"],
  ])("P7 needs %s", async (_, without, path) => {
    const body = { name: "x", message: { type: "text", text: "Halo" }, ...without };
    const answer = await owner.refused("POST", "/api/campaigns", body);
    expect(answer).toMatchObject({ status: 400, code: "invalid-input" });
    expect(answer.errors?.map((error) => error.path)).toContain(path);
  });

  test.each([
    ["Halo {nama}", "message-variable-malformed"],
    ["Halo {name", "message-brace-open"],
    ["Halo {attributes.nothing}", "message-variable-unknown"],
  ])("4.1 cannot say %s, which nobody could be told", async (text, code) => {
    const body = { name: "x", message: { type: "text", text } };
    expect(await owner.refused("POST", "/api/campaigns", body)).toMatchObject({
      status: 422,
      code,
    });
  });

  test("3.4 P8 counts its recipients as the segments are now, without those who are left out", async () => {
    const { labelId, segmentId } = await audience(4);
    const out = await segment(labelled(await shop.label()));
    const { id } = await draft(segmentId, { excludeSegmentIds: [out.id] });
    expect((await campaign(id)).stats.recipients).toBe(4);
    await contact({ labelIds: [labelId] });
    expect((await campaign(id)).stats.recipients).toBe(5);
    const criteria = {
      all: [labelled(labelId), { field: "name", op: "in", value: ["Ayu 1", "Ayu 2"] }],
    };
    const wider = { version: out.version, name: out.name, criteria };
    await owner.put(`/api/segments/${out.id}`, wider, answers.Segment);
    expect((await campaign(id)).stats.recipients).toBe(3);
  });

  test("3.5 is kept, changed and deleted", async () => {
    const made = await draft(null);
    const path = `/api/campaigns/${made.id}`;
    const change = {
      name: `${made.name}, lebih baik`,
      segmentId: some.segmentId,
      message: { type: "text", text: "Halo" },
      version: made.version,
    };
    expect(await owner.put(path, change, Campaign)).toMatchObject({
      ...change,
      status: "draft",
      version: made.version + 1,
    });
    await owner.delete(path);
    expect(await owner.refused("GET", path)).toMatchObject({ status: 404, code: "not-found" });
  });

  test("3.5 of which somebody saw an older version stays as it is", async () => {
    const { id, version, name } = await draft(some.segmentId);
    const change = { version, name: "Pertama", message: { type: "text", text: "Halo" } };
    await owner.put(`/api/campaigns/${id}`, change, Campaign);
    const late = await owner.refused("PUT", `/api/campaigns/${id}`, { ...change, name });
    expect(late).toMatchObject({ status: 409, code: "changed-meanwhile" });
    expect((await campaign(id)).name).toBe("Pertama");
  });

  test.each([1, 1_000])("9.5 9.1 can have a rate of its own: %i a second", async (rateLimit) => {
    expect((await draft(some.segmentId, { rateLimit })).rateLimit).toBe(rateLimit);
  });

  test.each([0, 1_001, 2.5, -1])("9.5 cannot have a rate of %d a second", async (rateLimit) => {
    const message = { type: "text", text: "Halo" };
    expect(
      await owner.refused("POST", "/api/campaigns", { name: "x", message, rateLimit }),
    ).toMatchObject({
      code: "invalid-input",
      errors: [{ path: "rateLimit" }],
    });
  });
});

describe("a schedule", () => {
  test("5.1 5.2 is a moment and a time zone", async () => {
    const { id } = await draft(some.segmentId);
    const at = "2099-12-01T09:00:00+08:00";
    const scheduled = await shop.obey(id, "schedule", { at, timezone: "Asia/Makassar" });
    expect(scheduled).toMatchObject({
      status: "scheduled",
      timezone: "Asia/Makassar",
      schedule: { at: "2099-12-01T01:00:00.000Z", wallTime: null },
    });
    await shop.obey(id, "cancel");
  });

  test.each([
    ["that is past", { at: new Date(Date.now() - 1_000).toISOString() }, "schedule-in-past"],
    [
      "in a zone that there is not",
      { at: "2099-12-01T01:00:00Z", timezone: "Asia/Bandung" },
      "zone-unknown",
    ],
    ["that is none", { at: "besok pagi" }, "invalid-input"],
    ["without an offset", { at: "2099-12-01T09:00:00" }, "invalid-input"],
  ])("5.1 P11 for a moment %s is refused", async (_, body, code) => {
    const { id } = await draft(some.segmentId);
    expect(await refuse(id, "schedule", body)).toMatchObject({ code });
    expect(await campaign(id)).toMatchObject({ status: "draft", schedule: null });
  });

  test("5.1 5.5 P11 starts its campaign when its moment has come, not before, and tells the owner", async () => {
    const { id } = await draft(some.segmentId);
    const at = Date.now() + 1_500;
    await shop.obey(id, "schedule", { at: new Date(at).toISOString() });
    await strikeMinute(product.url);
    expect((await campaign(id)).status).toBe("scheduled");
    await new Promise((resolve) => setTimeout(resolve, at - Date.now() + 50));
    await strikeMinute(product.url);
    expect((await becomes(id, "completed")).stats).toMatchObject({ recipients: 3, sent: 3 });
    const kinds = (await shop.notices(id)).map(({ kind }) => kind);
    expect(kinds.toSorted()).toEqual(["campaign_completed", "campaign_started"]);
  });

  test("5.3 P12 can be cancelled, and then nobody is written to", async () => {
    const { id } = await draft(some.segmentId);
    const at = Date.now() + 700;
    await shop.obey(id, "schedule", { at: new Date(at).toISOString() });
    expect((await shop.obey(id, "cancel")).status).toBe("cancelled");
    await new Promise((resolve) => setTimeout(resolve, at - Date.now() + 50));
    await strikeMinute(product.url);
    expect((await campaign(id)).status).toBe("cancelled");
    expect((await meta.campaign(id)).accepted).toBe(0);
  });

  test("5.4 of every campaign that waits for its moment is in the list, and moves with a new one", async () => {
    const { id } = await draft(some.segmentId);
    const waiting = async () =>
      (await owner.get("/api/campaigns?status=scheduled", pageOf(Campaign))).items.find(
        (one) => one.id === id,
      );
    expect(await waiting()).toBeUndefined();
    await shop.obey(id, "schedule", { at: inFuture() });
    const later = inFuture(120 * MINUTE);
    await shop.obey(id, "schedule", { at: later });
    expect((await waiting())?.schedule).toEqual({ at: later, wallTime: null });
    await shop.obey(id, "cancel");
    expect(await waiting()).toBeUndefined();
  });
});

describe("an estimate", () => {
  const Estimate = z.looseObject({
    recipients: z.number(),
    willReceive: z.number(),
    skipped: z.array(z.object({ reason: z.string(), people: z.number() })),
    seconds: z.number(),
    startsAt: z.iso.datetime(),
    finishesAt: z.iso.datetime(),
    warnings: z.array(z.looseObject({ code: z.string() })),
  });
  const estimated = (id: number, body: object = {}) =>
    owner.post(`/api/campaigns/${id}/estimate`, body, Estimate);

  /** As it is, but warned about from so many people on, and with no quiet hours. */
  async function warnedFrom(sizeWarning: number): Promise<() => Promise<unknown>> {
    const Settings = z.looseObject({ version: z.number() });
    const { updatedAt: _, ...before } = await owner.get("/api/settings", Settings);
    const change = { ...before, sizeWarning, quietHours: null };
    const { version } = await owner.put("/api/settings", change, Settings);
    return () => owner.put("/api/settings", { ...before, version }, Settings);
  }

  test("3.4 9.2 P29 says who gets a campaign, who does not, how long it takes, and that it is large", async () => {
    const giveBack = await warnedFrom(3);
    try {
      const { labelId, segmentId, people } = await audience(2);
      const { id } = await draft(segmentId, { rateLimit: 1 });
      expect(await estimated(id)).toMatchObject({ recipients: 2, seconds: 2, warnings: [] });
      await contact({ labelIds: [labelId] });
      const reason = { reason: "Telepon" };
      await owner.post(`/api/contacts/${people[0]?.id}/opt-out`, reason, answers.Contact);
      const at = "2099-12-01T01:00:00.000Z";
      expect(await estimated(id, { at })).toMatchObject({
        recipients: 3,
        willReceive: 2,
        skipped: [{ reason: "opted_out", people: 1 }],
        startsAt: at,
        finishesAt: "2099-12-01T01:00:02.000Z",
        warnings: [{ code: "many-recipients", recipients: 3, threshold: 3 }],
      });
      expect(await campaign(id)).toMatchObject({ status: "draft", schedule: null });
      expect((await shop.obey(id, "send")).status).toBe("running");
      expect((await becomes(id, "completed")).stats).toMatchObject({ sent: 2, skipped: 1 });
    } finally {
      await giveBack();
    }
  });

  test("P7 of what is not finished says what is missing", async () => {
    const { id } = await draft(null);
    expect(await refuse(id, "estimate")).toMatchObject({ code: "campaign-incomplete" });
    expect(await refuse(999_999_999, "estimate")).toMatchObject({ status: 404 });
  });
});

describe("a launch", () => {
  test("I2 I8 P30 by several people at once happens once", async () => {
    const { id } = await draft(some.segmentId);
    const { email, password } = credentials();
    const person = await owner.signIn(email, password);
    const all = await Promise.all(
      [owner, person, owner, person, owner, person, owner, person].map((client) =>
        client.send("POST", `/api/campaigns/${id}/send`, {}),
      ),
    );
    const statuses = all.map(({ status }) => status).toSorted();
    expect(statuses).toEqual([200, 409, 409, 409, 409, 409, 409, 409]);
    await becomes(id, "completed");
    expect(await meta.campaign(id)).toMatchObject({ accepted: 3, recipientsAcceptedTwice: [] });
    const launches = (await shop.audited("campaign", id)).filter(
      ({ action }) => action === "campaign.launch",
    );
    expect(launches).toHaveLength(1);
  });

  test("of a version that somebody has changed since is refused", async () => {
    const { id, version } = await draft(some.segmentId);
    await owner.put(
      `/api/campaigns/${id}`,
      { version, name: "Baru", segmentId: some.segmentId, message: { type: "text", text: "Halo" } },
      Campaign,
    );
    expect(await refuse(id, "send", { version })).toMatchObject({ code: "changed-meanwhile" });
    expect((await campaign(id)).status).toBe("draft");
  });

  test("P7 of what is not finished says what is missing", async () => {
    const { id } = await draft(null);
    expect(await refuse(id, "send")).toMatchObject({
      status: 422,
      code: "campaign-incomplete",
      detail: expect.stringContaining("segment"),
    });
    const without = await draft(some.segmentId, {
      message: { type: "template", templateId: null },
    });
    expect(await refuse(without.id, "send")).toMatchObject({ code: "campaign-incomplete" });
  });

  test("to nobody is refused", async () => {
    const { id: segmentId } = await segment(labelled(await shop.label()));
    const { id } = await draft(segmentId);
    expect(await refuse(id, "send")).toMatchObject({
      status: 422,
      code: "campaign-no-recipients",
    });
    expect((await campaign(id)).status).toBe("draft");
  });

  test("says what was written then, whatever is edited afterwards", async () => {
    const { labelId, segmentId } = await audience(2);
    const id = await launched(segmentId);
    const { version, name } = await owner.get(`/api/segments/${segmentId}`, answers.Segment);
    const elsewhere = { version, name, criteria: labelled(await shop.label()) };
    await owner.put(`/api/segments/${segmentId}`, elsewhere, answers.Segment);
    await contact({ labelIds: [labelId] });
    await becomes(id, "completed");
    expect(await shop.recipients(id)).toHaveLength(2);
  });
});

describe("in every state", () => {
  /** Asked of the API, told by its code: what a campaign of that state answers to each command. */
  const answersOf = async (id: number) => {
    const { version, name } = await campaign(id);
    const edit = { version, name, message: { type: "text", text: "Lain" } };
    const told: Record<string, string> = {};
    for (const command of ["pause", "resume", "retry", "schedule", "send", "rate"]) {
      const body = { at: inFuture(), rateLimit: 9, status: "failed" };
      told[command] = (await refuse(id, command, body)).code;
    }
    told["edit"] = (await owner.refused("PUT", `/api/campaigns/${id}`, edit)).code;
    told["delete"] = (await owner.refused("DELETE", `/api/campaigns/${id}`)).code;
    return told;
  };

  test("a completed campaign can neither be paused nor edited, launched or deleted", async () => {
    const id = await launched(some.segmentId);
    await becomes(id, "completed");
    expect(await answersOf(id)).toEqual({
      pause: "campaign-transition",
      resume: "campaign-transition",
      retry: "nothing-to-retry",
      schedule: "campaign-transition",
      send: "campaign-transition",
      rate: "campaign-transition",
      edit: "campaign-not-editable",
      delete: "campaign-not-editable",
    });
    expect((await campaign(id)).status).toBe("completed");
  });

  test("P12 a cancelled campaign does nothing any more", async () => {
    const { id } = await draft(some.segmentId);
    await shop.obey(id, "cancel");
    const told = await answersOf(id);
    expect(new Set(Object.values(told))).toEqual(
      new Set(["campaign-transition", "campaign-not-editable"]),
    );
    expect(await refuse(id, "cancel")).toMatchObject({ status: 409, code: "campaign-transition" });
  });

  test("a running campaign can no longer be edited, scheduled or deleted", async () => {
    const id = await launched(some.segmentId, { rateLimit: 1 });
    const { version, name } = await campaign(id);
    const edit = { version, name, message: { type: "text", text: "Lain" } };
    expect(await owner.refused("PUT", `/api/campaigns/${id}`, edit)).toMatchObject({
      status: 409,
      code: "campaign-not-editable",
    });
    expect(await owner.refused("DELETE", `/api/campaigns/${id}`)).toMatchObject({
      code: "campaign-not-editable",
    });
    expect(await refuse(id, "schedule", { at: inFuture() })).toMatchObject({
      code: "campaign-transition",
    });
    await shop.obey(id, "cancel");
  });

  test("a campaign that there is not has no answer but 404", async () => {
    for (const command of ["send", "schedule", "cancel", "pause", "resume", "rate", "retry"]) {
      const body = { at: inFuture(), rateLimit: 9, status: "failed" };
      expect(await refuse(999_999_999, command, body), command).toMatchObject({ status: 404 });
    }
  });
});

test("1.5 a segment that a scheduled campaign needs cannot be deleted until that is over", async () => {
  const { segmentId } = await audience(1);
  const made = await draft(segmentId);
  await shop.obey(made.id, "schedule", { at: inFuture() });
  const path = `/api/segments/${segmentId}`;
  expect(await owner.refused("DELETE", path)).toMatchObject({
    status: 409,
    code: "segment-in-use",
    detail: expect.stringContaining(made.name),
  });
  await shop.obey(made.id, "cancel");
  expect((await owner.send("DELETE", path)).status).toBe(200);
});

function credentials() {
  if (product.owner === null) throw new Error("This product has no owner");
  return product.owner;
}
