import { answers, api, business, newName, type Api, type Audience } from "@siar/testing";
import { beforeAll, describe, expect, inject, test } from "vitest";
import { z } from "zod";

const product = inject("product");
const owner = api(product);
const shop = business(owner);
const { AuditEntry, Campaign, Contact, pageOf, Recipient } = answers;

const Operation = z.looseObject({ "x-permission": z.string().nullable() });
const Document = z.looseObject({
  paths: z.record(z.string(), z.record(z.string(), Operation)),
});

interface Door {
  readonly method: string;
  readonly path: string;
  readonly permission: string;
}

let doors: Door[] = [];
let some: Audience;
let campaignId = 0;
let supervisor: Api;
let agent: Api;
beforeAll(async () => {
  const { paths } = await owner.get("/api/openapi.json", Document);
  some = await shop.audience(1);
  ({ id: campaignId } = await shop.draft(some.segmentId));
  doors = Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).flatMap(([method, { "x-permission": permission }]) =>
      permission === null
        ? []
        : [
            {
              method: method.toUpperCase(),
              path: path.replace("{id}", String(campaignId)),
              permission,
            },
          ],
    ),
  );
  [supervisor, agent] = await Promise.all([memberAs("supervisor"), memberAs("agent")]);
});

async function memberAs(role: "supervisor" | "agent"): Promise<Api> {
  const { email, password } = await shop.member(role);
  return api({ url: product.url }).signIn(email, password);
}

const bodyFor = (method: string) => (method === "GET" || method === "DELETE" ? undefined : {});
const knock = (who: Api, { method, path }: Door) => who.send(method, path, bodyFor(method));
const refuses = (who: Api, { method, path }: Door) => who.refused(method, path, bodyFor(method));
const newest = async () => (await owner.get("/api/audit?limit=1", pageOf(AuditEntry))).items[0]?.id;

describe("whoever is no owner", () => {
  test("13.1 P37 P38 a supervisor is refused everything that changes something, and nothing changes", async () => {
    const writing = doors.filter(({ permission }) => !permission.endsWith(":view"));
    expect(writing.length).toBeGreaterThan(25);
    const before = [await newest(), await shop.campaign(campaignId)];
    for (const door of writing) {
      const what = `${door.method} ${door.path}`;
      expect((await refuses(supervisor, door)).code, what).toBe("forbidden");
    }
    expect([await newest(), await shop.campaign(campaignId)]).toEqual(before);
  });

  test("13.2 P38 a supervisor may look at everything", async () => {
    const reading = doors.filter(({ permission }) => permission.endsWith(":view"));
    expect(reading.length).toBeGreaterThan(15);
    for (const door of reading) {
      const { status } = await knock(supervisor, door);
      expect([401, 403, 500], `${door.method} ${door.path}`).not.toContain(status);
    }
    const seen = await supervisor.get(`/api/campaigns/${campaignId}`, Campaign);
    expect(seen.stats).toMatchObject({ recipients: 1 });
  });

  test("13.3 P37 P39 an agent is refused by every route of campaigns and segments", async () => {
    const closed = doors.filter(({ path }) => /^\/api\/(campaigns|segments)/.test(path));
    expect(closed.length).toBeGreaterThan(20);
    for (const door of closed) {
      const what = `${door.method} ${door.path}`;
      expect((await refuses(agent, door)).code, what).toBe("forbidden");
    }
  });

  test.each([
    ["PUT", "", { name: "Diubah", message: { type: "text", text: "x" }, version: 1 }],
    ["DELETE", "", undefined],
    ["POST", "/send", {}],
    ["POST", "/schedule", { at: "2099-01-01T00:00:00Z" }],
    ["POST", "/cancel", {}],
  ])(
    "13.1 P37 %s …%s is refused to both with a request that is in order",
    async (method, end, body) => {
      for (const who of [supervisor, agent]) {
        const { status } = await who.send(method, `/api/campaigns/${campaignId}${end}`, body);
        expect(status).toBe(403);
      }
      expect(await shop.campaign(campaignId)).toMatchObject({ status: "draft", version: 1 });
    },
  );
});

describe("phone numbers", () => {
  test("13.2 are masked for a supervisor wherever people are shown", async () => {
    const [person] = some.people;
    const { phone } = await supervisor.get(`/api/contacts/${person?.id}`, Contact);
    expect(phone).toMatch(/^\+62.*•+.*\d{4}$/);
    const shown = await Promise.all(
      [
        ["GET", `/api/contacts?labelId=${some.labelId}`],
        ["POST", `/api/segments/${some.segmentId}/preview`],
        ["GET", `/api/audit?entity=contact&entityId=${person?.id}`],
      ].map(async ([method = "", path = ""]) => {
        const { status, body } = await supervisor.send(method, path, bodyFor(method));
        expect(status, path).toBe(200);
        return JSON.stringify(body);
      }),
    );
    for (const text of shown) expect(text).not.toContain(person?.phone.slice(-8));
    expect(shown[0]).toContain(person?.name);
  });

  test("13.2 cannot be found out by searching or by a segment's criteria", async () => {
    const phone = some.people[0]?.phone ?? "";
    const found = await supervisor.get(
      `/api/contacts?search=${phone.slice(3)}`,
      pageOf(z.unknown()),
    );
    expect(found.items).toEqual([]);
    const criteria = { field: "phone", op: "starts_with", value: phone };
    const { status } = await supervisor.send("POST", "/api/segments/preview", { criteria });
    expect(status).toBe(403);
  });
});

describe("the audit log", () => {
  test("13.4 I8 P30 9.4 holds each action once: who, what, before and after", async () => {
    if (product.owner === null) throw new Error("This product has no owner");
    const person = await owner.signIn(product.owner.email, product.owner.password);
    const me = await person.get("/api/session", z.looseObject({ member: answers.Id.loose() }));
    const { member } = me;
    const made = await business(person).draft(some.segmentId);
    const path = `/api/campaigns/${made.id}`;
    const name = newName("Diperbarui");
    const change = { name, message: { type: "text", text: "Halo" }, version: made.version };
    await person.put(path, { ...change, segmentId: some.segmentId }, Campaign);
    await person.post(`${path}/schedule`, { at: "2099-01-01T00:00:00Z" }, Campaign);
    await person.send("PUT", path, { ...change, version: 1 });
    await person.post(`${path}/cancel`, {}, Campaign);
    await person.send("POST", `${path}/cancel`, {});
    const entries = await shop.audited("campaign", made.id);
    expect(entries.map(({ action }) => action)).toEqual([
      "campaign.create",
      "campaign.update",
      "campaign.schedule",
      "campaign.cancel",
    ]);
    for (const { actor } of entries) {
      expect(actor).toMatchObject({ kind: "member", memberId: member.id, name: member["name"] });
    }
    expect(entries[1]).toMatchObject({ before: { name: made.name }, after: { name } });
    expect(entries[3]).toMatchObject({
      before: { status: "scheduled" },
      after: { status: "cancelled" },
    });
  });

  test("13.4 tells a key's doings from its member's own", async () => {
    const entries = await shop.audited("campaign", campaignId);
    expect(entries.map(({ action, actor }) => [action, actor.kind, actor.keyId !== null])).toEqual([
      ["campaign.create", "key", true],
      // The supervisor, who asked for all that may be asked for, saved the report as well.
      ["campaign.export", "member", false],
    ]);
  });

  test("13.2 13.3 is open to a supervisor and closed to an agent", async () => {
    expect((await supervisor.send("GET", "/api/audit")).status).toBe(200);
    expect((await agent.send("GET", "/api/audit")).status).toBe(403);
  });

  test("12.1 13.2 a campaign's messages are shown to a supervisor, without numbers", async () => {
    const path = `/api/campaigns/${campaignId}/messages`;
    expect((await supervisor.get(path, pageOf(Recipient))).items).toEqual([]);
  });
});
