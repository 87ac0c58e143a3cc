import { answers, api, business, newName, type Api, type Audience } from "@siar/testing";
import { beforeAll, describe, expect, inject, test } from "vitest";
import { z } from "zod";

const product = inject("product");
const owner = api(product);
const shop = business(owner);
const { Campaign, Contact, pageOf, Recipient } = answers;

const Operation = z.looseObject({ "x-permission": z.string().nullable() });
const Document = z.looseObject({
  paths: z.record(z.string(), z.record(z.string(), Operation)),
});

interface Door {
  readonly method: string;
  readonly path: string;
  readonly permission: string;
}

/** One route for each permission: that every route asks for its own is tested without HTTP. */
let doors: readonly Door[] = [];

/** The roles that somebody can be given; the owner is asked with a session as well. */
const below = ["manager", "supervisor", "agent", "viewer"] as const;
const composed = ["contact:view", "contact:write", "media:manage"];

let some: Audience;
let campaignId = 0;
let supervisor: Api;
let agent: Api;
const callers = new Map<string, Api>();
beforeAll(async () => {
  if (product.owner === null) throw new Error("This product has no owner");
  const { paths } = await owner.get("/api/openapi.json", Document);
  const byPermission = new Map<string, Door>();
  for (const [path, operations] of Object.entries(paths)) {
    for (const [method, { "x-permission": permission }] of Object.entries(operations)) {
      if (permission === null) continue;
      byPermission.set(permission, { method: method.toUpperCase(), path, permission });
    }
  }
  doors = [...byPermission.values()];
  some = await shop.audience(1);
  ({ id: campaignId } = await shop.draft(some.segmentId));
  const { email, password } = product.owner;
  callers.set("owner", await owner.signIn(email, password));
  for (const role of below) callers.set(role, await memberAs({ role }));
  const body = { name: newName("Peran"), permissions: composed };
  const { id } = await owner.post("/api/roles", body, answers.Id);
  callers.set("composed", await memberAs({ role: "custom", customRoleId: id }));
  [supervisor, agent] = [callerOf("supervisor"), callerOf("agent")];
});

function callerOf(role: string): Api {
  const caller = callers.get(role);
  if (caller === undefined) throw new Error(`Nobody signed in as ${role}`);
  return caller;
}

async function memberAs(role: Parameters<typeof shop.member>[0]): Promise<Api> {
  const { email, password } = await shop.member(role);
  return api({ url: product.url }).signIn(email, password);
}

/** Asked so that nothing happens to whoever may: with what is refused once permission is given. */
const knock = (who: Api, { method, path }: Door) =>
  who.send(
    method,
    `${path.replaceAll(/\{\w+\}/g, "x")}?limit=x`,
    method === "GET" || method === "DELETE" ? undefined : "{",
  );

const statuses = (who: Api): Promise<number[]> =>
  Promise.all(doors.map(async (door) => (await knock(who, door)).status));

const bodyFor = (method: string) => (method === "GET" || method === "DELETE" ? undefined : {});

const Session = z.looseObject({ permissions: z.array(z.string()) });

describe("what a role may do", () => {
  test("P37 P38 P39 nothing of it is for somebody who is not signed in", async () => {
    expect(new Set(await statuses(api({ url: product.url })))).toEqual(new Set([401]));
  });

  test.each(["owner", ...below, "composed"])(
    "13.1 13.2 13.3 P37 P38 P39 as the session of the %s says, so the routes answer",
    async (role) => {
      const who = callerOf(role);
      const { permissions } = await who.get("/api/session", Session);
      const found = await statuses(who);
      const open = doors.filter((_, at) => found[at] !== 403).map(({ permission }) => permission);
      expect(open).toEqual(
        doors.map(({ permission }) => permission).filter((name) => permissions.includes(name)),
      );
      expect(found).not.toContain(500);
    },
  );

  test.each(["campaign:send", "segment:write", "role:manage", "backup:manage"])(
    "13.1 P37 a composed role cannot hold %s",
    async (name) => {
      const body = { name: newName("Peran"), permissions: ["contact:view", name] };
      expect((await owner.refused("POST", "/api/roles", body)).code).toBe("invalid-input");
    },
  );

  test("13.2 a supervisor sees what came of a campaign", async () => {
    const seen = await supervisor.get(`/api/campaigns/${campaignId}`, Campaign);
    expect(seen.stats).toMatchObject({ recipients: 1 });
  });

  test.each([
    ["PUT", "", { name: "Diubah", message: { type: "text", text: "x" }, version: 1 }],
    ["DELETE", "", undefined],
    ["POST", "/send", {}],
    ["POST", "/schedule", { at: "2099-01-01T00:00:00Z" }],
    ["POST", "/cancel", {}],
  ])(
    "13.1 P37 %s …%s is refused to whoever is no owner, with a request that is in order",
    async (method, end, body) => {
      for (const role of [...below, "composed"]) {
        const who = callerOf(role);
        const { status } = await who.send(method, `/api/campaigns/${campaignId}${end}`, body);
        expect(status).toBe(403);
      }
      expect(await shop.campaign(campaignId)).toMatchObject({ status: "draft", version: 1 });
    },
  );
});

describe("a role", () => {
  const Role = z.looseObject({ id: z.number(), version: z.number() });
  const may = async (who: Api) => (await who.get("/api/session", Session)).permissions;

  test("13.4 that is changed is felt by a session with its next request, and by one edit only", async () => {
    const name = newName("Kasir");
    const made = await owner.post("/api/roles", { name, permissions: ["contact:view"] }, Role);
    const cashier = await memberAs({ role: "custom", customRoleId: made.id });
    expect((await cashier.send("GET", "/api/jobs")).status).toBe(403);
    const path = `/api/roles/${made.id}`;
    const change = { name, permissions: ["job:view"], version: made.version };
    await owner.put(path, change, Role);
    expect(await may(cashier)).toEqual(["job:view"]);
    expect((await cashier.send("GET", "/api/jobs")).status).toBe(200);
    expect((await cashier.send("GET", "/api/contacts")).status).toBe(403);
    expect((await owner.refused("PUT", path, change)).code).toBe("changed-meanwhile");
    expect((await owner.refused("DELETE", path)).code).toBe("role-in-use");
    const actions = (await shop.audited("role", made.id)).map(({ action }) => action);
    expect(actions).toEqual(["role.create", "role.update"]);
  });

  test("is given only to whoever is below, and only one that is below", async () => {
    const manager = callerOf("manager");
    const { id } = await shop.member({ role: "agent" });
    const give = (who: Api, body: object, to = id) =>
      who.send("PUT", `/api/members/${to}/role`, body);
    expect((await give(manager, { role: "viewer" })).status).toBe(200);
    expect((await give(manager, { role: "manager" })).status).toBe(403);
    expect((await give(manager, { role: "owner" })).status).toBe(400);
    expect((await give(owner, { role: "manager" })).status).toBe(200);
    expect((await give(manager, { role: "viewer" })).status).toBe(403);
    expect((await give(owner, { role: "custom" })).status).toBe(400);
    expect((await give(owner, { role: "agent", customRoleId: 1 })).status).toBe(400);
    const me = z.object({ member: answers.Id });
    const { member } = await callerOf("owner").get("/api/session", me);
    expect((await give(callerOf("owner"), { role: "agent" }, member.id)).status).toBe(403);
  });
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
