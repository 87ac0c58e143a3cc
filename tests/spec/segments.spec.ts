import {
  answers,
  api,
  business,
  labelled,
  newName,
  newPhone,
  simulator,
  until,
} from "@siar/testing";
import { beforeAll, describe, expect, inject, test } from "vitest";
import type { z } from "zod";

const product = inject("product");
const owner = api(product);
const { audience, contact, label, segment, launched, reaches, draft, obey } = business(owner);
const { Contact, Explanation, pageOf, Preview, Segment, UsedBy } = answers;

const preview = (id: number) => owner.post(`/api/segments/${id}/preview`, {}, Preview);
const ask = (criteria: object) => owner.post("/api/segments/preview", { criteria }, Preview);

describe("a segment", () => {
  test("1.1 has a name and a description", async () => {
    const name = newName("Pelanggan setia");
    const made = await segment({ all: [] }, { name, description: "Yang sering datang." });
    expect(made).toMatchObject({ name, description: "Yang sering datang.", isDynamic: true });
  });

  test("1.1 without a name is refused at its field", async () => {
    expect(
      await owner.refused("POST", "/api/segments", { name: "  ", criteria: { all: [] } }),
    ).toMatchObject({ code: "invalid-input", errors: [{ path: "name" }] });
  });

  test("1.1 cannot have another one's name", async () => {
    const { name } = await segment({ all: [] });
    expect(
      await owner.refused("POST", "/api/segments", { name, criteria: { all: [] } }),
    ).toMatchObject({
      status: 409,
      code: "name-taken",
    });
  });

  test("1.4 P3 is read back as it was saved, and can be used again", async () => {
    const criteria = {
      any: [
        { all: [labelled(await label()), { field: "rating", op: "gte", value: 4 }] },
        { not: { field: "attributes.city", op: "in", value: ["Bandung", "Bogor"] } },
        { field: "lastInteractionAt", op: "between", value: ["2026-01-01", "2026-02-01"] },
      ],
    };
    const { id } = await segment(criteria);
    expect((await owner.get(`/api/segments/${id}`, Segment)).criteria).toEqual(criteria);
  });

  test("1.5 can be changed by whoever saw its newest version", async () => {
    const { labelId, people } = await audience(2);
    const { id, version, name } = await segment({ all: [labelled(labelId)] });
    const change = { name: `${name}, baru`, criteria: labelled(await label()), version };
    const changed = await owner.put(`/api/segments/${id}`, change, Segment);
    expect(changed).toMatchObject({ name: change.name, contactCount: 0, version: version + 1 });
    expect(people).toHaveLength(2);
    expect(await owner.refused("PUT", `/api/segments/${id}`, change)).toMatchObject({
      status: 409,
      code: "changed-meanwhile",
    });
  });

  test("1.5 can be deleted, and is gone then", async () => {
    const { id } = await segment({ all: [] });
    await owner.delete(`/api/segments/${id}`);
    for (const [method, path] of [
      ["GET", `/api/segments/${id}`],
      ["DELETE", `/api/segments/${id}`],
      ["POST", `/api/segments/${id}/preview`],
      ["POST", `/api/segments/${id}/refresh`],
    ] as const) {
      expect(await owner.refused(method, path), `${method} ${path}`).toMatchObject({
        code: "not-found",
      });
    }
  });

  test("1.6 all are listed by name with their counts, page after page", async () => {
    const { labelId } = await audience(3);
    const word = newName("halaman");
    const made = [];
    for (const at of [3, 1, 2]) {
      made.push(await segment(labelled(labelId), { name: `${word} ${at}` }));
    }
    const list = (more: string) =>
      owner.get(`/api/segments?limit=2&search=${word}${more}`, pageOf(Segment));
    const first = await list("");
    const second = await list(`&cursor=${first.nextCursor}`);
    const all = [...first.items, ...second.items];
    expect(all.map(({ name }) => name)).toEqual([1, 2, 3].map((at) => `${word} ${at}`));
    expect(all.map(({ contactCount }) => contactCount)).toEqual([3, 3, 3]);
    expect(second.nextCursor).toBeNull();
    expect(made).toHaveLength(3);
  });
});

describe("who is in a segment", () => {
  let mine = 0;
  beforeAll(async () => {
    mine = await label();
    const other = await label();
    await contact({ name: "Andi", labelIds: [mine, other], workflowStatus: "resolved", rating: 5 });
    await contact({ name: "Bima", labelIds: [mine], attributes: { city: "Bandung" } });
    await contact({ name: "Cinta", labelIds: [mine], attributes: { birthday: "1990-05-01" } });
    const writer = await contact({ name: "Dewi", labelIds: [mine], rating: 2 });
    await simulator(product).write(writer.phone, "Halo, masih buka?");
    await until(async () => (await ask(talked())).count === 1);
    byLabel = labelled(other);
  });

  let byLabel: object = {};
  const talked = () => ({
    all: [labelled(mine), { field: "conversationCount", op: "gte", value: 1 }],
  });

  test.each<[string, () => object, string[]]>([
    ["a label", () => byLabel, ["Andi"]],
    ["no such label", () => ({ ...byLabel, op: "has_none" }), ["Bima", "Cinta", "Dewi"]],
    [
      "a workflow status",
      () => ({ field: "workflowStatus", op: "in", value: ["resolved"] }),
      ["Andi"],
    ],
    [
      "the last interaction",
      () => ({ field: "lastInteractionAt", op: "within_last", value: 1 }),
      ["Dewi"],
    ],
    [
      "no interaction at all",
      () => ({ field: "lastInteractionAt", op: "is_not_set" }),
      ["Andi", "Bima", "Cinta"],
    ],
    ["a custom text", () => ({ field: "attributes.city", op: "eq", value: "Bandung" }), ["Bima"]],
    [
      "a custom date",
      () => ({ field: "attributes.birthday", op: "before", value: "1990-05-02" }),
      ["Cinta"],
    ],
    [
      "how many conversations",
      () => ({ field: "conversationCount", op: "eq", value: 1 }),
      ["Dewi"],
    ],
    ["the rating", () => ({ field: "rating", op: "gte", value: 4 }), ["Andi"]],
    [
      "conditions of which one holds",
      () => ({ any: [byLabel, { field: "rating", op: "lt", value: 3 }] }),
      ["Andi", "Dewi"],
    ],
    [
      "the opposite of a condition",
      () => ({ not: { field: "rating", op: "is_set" } }),
      ["Bima", "Cinta"],
    ],
  ])("1.2 is decided by %s", async (_, criteria, names) => {
    const { samples } = await ask({ all: [labelled(mine), criteria()] });
    expect(samples.map(({ name }) => name).toSorted()).toEqual(names);
  });

  test.each([
    [{ field: "shoeSize", op: "eq", value: 44 }, "criteria.all.1.field"],
    [{ field: "attributes.nothing", op: "eq", value: "x" }, "criteria.all.1.field"],
    [{ field: "rating", op: "contains", value: 4 }, "criteria.all.1.op"],
    [{ field: "rating", op: "gte", value: "four" }, "criteria.all.1.value"],
    [{ field: "label", op: "has_any", value: [999_999_999] }, "criteria.all.1.value"],
  ])("1.2 criteria that make no sense are refused where they make none: %j", async (leaf, path) => {
    const criteria = { all: [labelled(mine), leaf] };
    const refused = await owner.refused("POST", "/api/segments", { name: newName("x"), criteria });
    expect(refused).toMatchObject({ status: 422, code: "criteria-invalid" });
    expect(refused.errors?.map((error) => error.path)).toEqual([expect.stringContaining(path)]);
  });

  test("1.3 P2 is counted before saving, with ten of them and how many opted out", async () => {
    const { labelId, people } = await audience(12);
    const [somebody] = people;
    const reason = "Minta lewat telepon.";
    await owner.post(`/api/contacts/${somebody?.id}/opt-out`, { reason }, Contact);
    const seen = await ask(labelled(labelId));
    expect(seen).toMatchObject({ count: 12, optedOut: 1 });
    expect(seen.samples).toHaveLength(10);
    const ids = new Set(people.map(({ id }) => id));
    expect(seen.samples.filter(({ id }) => !ids.has(id))).toEqual([]);
  });
});

describe("as time goes by", () => {
  test("2.1 P4 P5 a dynamic segment takes new contacts in, and lets go of others, by itself", async () => {
    const { labelId, segmentId, people } = await audience(2);
    await contact({ labelIds: [labelId] });
    expect((await preview(segmentId)).count).toBe(3);
    await owner.put(`/api/contacts/${people[0]?.id}/labels`, { labelIds: [] }, Contact);
    expect((await preview(segmentId)).count).toBe(2);
  });

  test("2.2 P5 a static segment stays as it was taken", async () => {
    const { labelId, people } = await audience(2);
    const taken = await segment(labelled(labelId), { isDynamic: false });
    expect(taken).toMatchObject({ isDynamic: false, contactCount: 2 });
    await contact({ labelIds: [labelId] });
    await owner.put(`/api/contacts/${people[0]?.id}/labels`, { labelIds: [] }, Contact);
    const { count, samples } = await preview(taken.id);
    expect(count).toBe(2);
    expect(samples.map(({ id }) => id).toSorted()).toEqual(people.map(({ id }) => id).toSorted());
  });

  test("2.2 a static segment keeps its people through a new name, and takes others with new criteria", async () => {
    const { labelId, people } = await audience(1);
    const { id, version, name } = await segment(labelled(labelId), { isDynamic: false });
    await contact({ labelIds: [labelId] });
    const criteria = labelled(labelId);
    const renamed = { name: `${name}!`, criteria, isDynamic: false, version };
    const after = await owner.put(`/api/segments/${id}`, renamed, Segment);
    expect((await preview(id)).samples.map((one) => one.id)).toEqual(people.map((one) => one.id));
    const wider = { ...renamed, criteria: { all: [criteria] }, version: after.version };
    expect((await owner.put(`/api/segments/${id}`, wider, Segment)).contactCount).toBe(2);
  });

  test("2.3 2.4 a refresh counts anew, takes a new snapshot, and says when", async () => {
    const { labelId } = await audience(1);
    for (const isDynamic of [true, false]) {
      const before = await segment(labelled(labelId), { isDynamic });
      await contact({ labelIds: [labelId], phone: newPhone() });
      const waiting = await owner.get(`/api/segments/${before.id}`, Segment);
      expect(waiting).toMatchObject({
        contactCount: before.contactCount,
        lastRefreshedAt: before.lastRefreshedAt,
      });
      const after = await owner.post(`/api/segments/${before.id}/refresh`, {}, Segment);
      expect(after.contactCount).toBe((before.contactCount ?? 0) + 1);
      expect(when(after)).toBeGreaterThan(when(before));
      expect((await preview(before.id)).count).toBe(after.contactCount);
    }
  });

  const when = ({ lastRefreshedAt }: z.infer<typeof Segment>) => Date.parse(lastRefreshedAt ?? "");
});

describe("what campaigns and other segments make of it", () => {
  const within = (...value: number[]) => ({ field: "segment", op: "in", value });
  const promo = (op: string, id: number) => ({ field: "campaign", op, value: { id } });

  test("1.2 is decided by what a campaign sent, and by who is in another segment", async () => {
    const { labelId, segmentId, people } = await audience(3);
    const outsider = await contact({ labelIds: [labelId] });
    const narrow = await segment({
      all: [labelled(labelId), { not: { field: "name", op: "eq", value: outsider.name } }],
    });
    const campaign = await launched(narrow.id, { cooldownHours: 24 });
    await reaches(campaign, ({ status }) => status === "completed", 40_000);
    const ids = async (criteria: object) =>
      (await ask({ all: [labelled(labelId), criteria] })).samples.map(({ id }) => id);
    const received = await ids(promo("received", campaign));
    expect(received).toEqual(expect.arrayContaining(people.map(({ id }) => id)));
    expect(await ids(promo("not_received", campaign))).toEqual([outsider.id]);
    expect(await ids({ field: "campaign", op: "received", value: { withinDays: 1 } })).toEqual(
      received,
    );
    expect(await ids(within(narrow.id))).toEqual(received);
    expect(await ids({ ...within(narrow.id), op: "not_in" })).toEqual([outsider.id]);
    expect((await preview(segmentId)).inCooldown).toBe(received.length);
  });

  test("1.2 segments that would name each other in a circle are refused, and it says where", async () => {
    const first = await segment({ all: [] });
    const second = await segment({ all: [{ not: within(first.id) }] });
    const { name, version } = first;
    const refused = await owner.refused("PUT", `/api/segments/${first.id}`, {
      name,
      version,
      criteria: { any: [within(second.id)] },
    });
    expect(refused).toMatchObject({ status: 422, code: "criteria-invalid" });
    expect(refused.errors?.[0]).toMatchObject({
      path: "criteria.any.0.value",
      message: expect.stringContaining("circle"),
    });
  });

  test("1.5 is not deleted while another segment or a scheduled campaign uses it: it says by which", async () => {
    const { segmentId } = await audience(1);
    const user = await segment({ all: [within(segmentId)] });
    const campaign = await draft(segmentId);
    await obey(campaign.id, "schedule", { at: new Date(Date.now() + 3_600_000).toISOString() });
    const refused = await owner.refused("DELETE", `/api/segments/${segmentId}`);
    expect(refused).toMatchObject({ status: 409, code: "segment-in-use" });
    expect(refused.detail).toContain(user.name);
    expect(refused.detail).toContain(campaign.name);
    const users = await owner.get(`/api/segments/${segmentId}/used-by`, UsedBy);
    expect(users.segments.map(({ id }) => id)).toEqual([user.id]);
    expect(users.campaigns.map(({ id }) => id)).toEqual([campaign.id]);
  });

  test("1.3 it is told why somebody is in it or not, condition by condition", async () => {
    const labelId = await label();
    const somebody = await contact({ labelIds: [labelId], rating: 2 });
    const made = await segment(
      { all: [labelled(labelId), { not: { field: "rating", op: "lt", value: 3 } }] },
      { isDynamic: false },
    );
    const why = () =>
      owner.post(`/api/segments/${made.id}/explain`, { contactId: somebody.id }, Explanation);
    expect(await why()).toMatchObject({
      isIn: false,
      matches: false,
      conditions: [
        { path: "all.0", holds: true, saw: [labelId] },
        { path: "all.1.not", holds: true, saw: 2 },
      ],
    });
    const path = `/api/contacts/${somebody.id}`;
    const { version } = await owner.get(path, answers.Contact);
    await owner.put(path, { version, rating: 5 }, Contact);
    expect(await why()).toMatchObject({ isIn: false, matches: true });
    expect(
      await owner.refused("POST", `/api/segments/${made.id}/explain`, { contactId: 999_999_999 }),
    ).toMatchObject({ code: "not-found" });
  });
});
