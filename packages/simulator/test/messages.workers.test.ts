import { beforeEach, expect, test } from "vitest";
import { numbers } from "../src/world.ts";
import {
  control,
  eventually,
  freshWorld,
  graph,
  graphJson,
  hello,
  numberId,
  promo,
  send,
  statuses,
} from "./simulated.ts";

const ana = "+6281200000001";

beforeEach(() => freshWorld());

const codeOf = (answer: { body: { error: { code: number } } }) => answer.body.error.code;

test("a template is accepted with wa_id, wamid and message_status", async () => {
  const { status, body } = await send(promo("+62 812-0000-0001"));
  expect(status).toBe(200);
  expect(body.contacts).toEqual([{ input: "+62 812-0000-0001", wa_id: "6281200000001" }]);
  expect(body.messages[0]).toEqual({
    id: expect.stringMatching(/^wamid\./),
    message_status: "accepted",
  });
});

test("190 a wrong or expired token, 10 a missing permission", async () => {
  const wrong = await send(promo(ana), numberId, "other");
  expect([wrong.status, codeOf(wrong)]).toEqual([401, 190]);
  await control("PUT", "/behaviour", { token: { expired: true } });
  expect((await send(promo(ana))).body.error).toMatchObject({ code: 190, error_subcode: 463 });
  await control("PUT", "/behaviour", { token: { expired: false, permissions: [] } });
  expect((await send(promo(ana))).status).toBe(403);
  expect(codeOf(await graph(numberId))).toBe(10);
});

test("100/33 an unknown number", async () => {
  const answer = await send(promo(ana), "999");
  expect(answer.body.error).toMatchObject({
    code: 100,
    error_subcode: 33,
    type: "GraphMethodException",
  });
});

test("100, 131008, 131009 and 131051 malformed messages", async () => {
  expect(codeOf(await graphJson(`${numberId}/messages`, { to: ana }))).toBe(100);
  expect(codeOf(await send({ type: "text", text: { body: "x" } }))).toBe(100);
  expect(codeOf(await send({ to: ana, type: "text" }))).toBe(131008);
  expect(codeOf(await send({ to: ana, type: "text", text: { body: "x".repeat(4097) } }))).toBe(
    131009,
  );
  expect(codeOf(await send({ to: "abc", type: "text", text: { body: "x" } }))).toBe(131009);
  expect(codeOf(await send({ to: ana, type: "hologram" }))).toBe(131051);
  expect(
    codeOf(await send({ to: ana, type: "image", image: { id: "1", link: "https://a.b/c" } })),
  ).toBe(131009);
});

test("131021 a number cannot write to itself", async () => {
  expect(codeOf(await send(promo(`+${numbers[0].digits}`)))).toBe(131021);
});

test("132000, 132001 and 132015 templates", async () => {
  expect(codeOf(await send(promo(ana, "1", ["Ana"])))).toBe(132000);
  const other = promo(ana);
  const renamed = (name: string) => ({ ...other, template: { ...other.template, name } });
  const unknown = await send(renamed("nothing_like_it"));
  expect([unknown.status, codeOf(unknown)]).toEqual([404, 132001]);
  expect(codeOf(await send(renamed("pengingat_lama")))).toBe(132015);
  expect(codeOf(await send(renamed("promo_ramadan")))).toBe(132001);
});

test("131047 outside the window, until the customer writes", async () => {
  await control("PUT", "/behaviour", { lateCodes: [] });
  expect(codeOf(await send(hello(ana)))).toBe(131047);
  await control("POST", "/inbound", { from: ana, text: "halo" });
  expect((await send(hello(ana))).status).toBe(200);
  expect(codeOf(await send(hello(ana), numbers[1].id))).toBe(131047);
});

test("131026, 131049 and 131050 come late by default, as failed statuses", async () => {
  await control("PUT", "/behaviour", { notOnWhatsApp: ["*0404"] });
  await control("POST", "/inbound", { from: ana, type: "preference", value: "stop" });
  for (const to of ["+6281200000404", "+16505551234", ana]) {
    expect((await send(promo(to, to))).status).toBe(200);
  }
  await eventually(async () => {
    const failed = (await statuses()).filter((one) => one.status === "failed");
    expect(failed.map((one) => one.errors[0].code).sort()).toEqual([131026, 131049, 131050]);
  });
  const [first] = (await statuses()).filter((one) => one.status === "failed");
  expect(first).not.toHaveProperty("recipient_user_id");
  expect(first).not.toHaveProperty("pricing");
});

test("a resumed preference lets marketing through again", async () => {
  await control("PUT", "/behaviour", { lateCodes: [] });
  await control("POST", "/inbound", { from: ana, type: "preference", value: "stop" });
  expect(codeOf(await send(promo(ana)))).toBe(131050);
  await control("POST", "/inbound", { from: ana, type: "preference", value: "resume" });
  expect((await send(promo(ana))).status).toBe(200);
});

test("131056 the pair limit lets a burst through and spares other people", async () => {
  await control("PUT", "/behaviour", { limits: { pair: { gap: 60_000, burst: 2 } } });
  const codes = [await send(promo(ana)), await send(promo(ana)), await send(promo(ana))];
  expect(codes.map((one) => one.status)).toEqual([200, 200, 429]);
  expect(codeOf(codes[2] ?? { body: { error: { code: 0 } } })).toBe(131056);
  expect((await send(promo("+6281200000002"))).status).toBe(200);
});

test("130429 more than the throughput of one number in a second", async () => {
  await control("PUT", "/behaviour", { limits: { throughput: 5 } });
  const phones = Array.from({ length: 9 }, (_, place) => `+62812000010${place}`);
  const answers = await Promise.all(phones.map((phone) => send(promo(phone))));
  const refused = answers.filter((one) => one.status === 429);
  expect(refused).toHaveLength(4);
  expect(codeOf(refused[0] ?? { body: { error: { code: 0 } } })).toBe(130429);
  expect((await send(promo(ana), numbers[1].id)).status).toBe(200);
});

test("the daily reach of the portfolio has a code of its own", async () => {
  await control("PUT", "/behaviour", { limits: { dailyReach: 1, dailyReachCode: 131048 } });
  expect((await send(promo(ana))).status).toBe(200);
  expect((await send(promo(ana), numbers[1].id)).status).toBe(200);
  expect(codeOf(await send(promo("+6281200000002")))).toBe(131048);
});

test("any code can be made to happen, at once or late", async () => {
  await control("PUT", "/behaviour", { failures: [{ code: 131031, share: 1, late: false }] });
  const locked = await send(promo(ana));
  expect([locked.status, codeOf(locked)]).toEqual([403, 131031]);
  await control("PUT", "/behaviour", { failures: [{ code: 131000, share: 1, late: true }] });
  expect((await send(promo(ana))).status).toBe(200);
  await eventually(async () => {
    expect((await statuses()).map((one) => one.errors?.[0].code)).toEqual([131000]);
  });
});

test("134100 and 131055 the marketing endpoint takes marketing templates only", async () => {
  const post = (body: object) =>
    graphJson(`${numberId}/marketing_messages`, { messaging_product: "whatsapp", ...body });
  expect(codeOf(await post(hello(ana)))).toBe(131055);
  const order = {
    to: ana,
    type: "template",
    template: {
      name: "order_update",
      language: { code: "en_US" },
      components: [
        {
          type: "body",
          parameters: ["first_name", "order_number", "eta"].map((parameter_name) => ({
            type: "text",
            text: "x",
            parameter_name,
          })),
        },
      ],
    },
  };
  expect(codeOf(await post(order))).toBe(134100);
  expect((await post(promo(ana))).status).toBe(200);
});

test("outages: 503, a page instead of JSON, a lost connection; taken all the same if asked", async () => {
  await control("PUT", "/behaviour", { outage: { kind: "unavailable" } });
  expect((await send(promo(ana))).status).toBe(503);
  await control("PUT", "/behaviour", { outage: { kind: "html" } });
  expect((await send(promo(ana))).body).toContain("<!DOCTYPE html>");
  expect((await control("GET", "/stats")).body.accepted).toBe(0);
  await control("PUT", "/behaviour", { outage: { kind: "reset", accepts: true } });
  await expect(send(promo(ana))).rejects.toThrow(/reset/);
  expect((await control("GET", "/stats")).body.accepted).toBe(1);
});

test("held for quality: released on demand, or dropped with 132015", async () => {
  await control("PUT", "/behaviour", { hold: { share: 1, releaseAfter: null } });
  const { body } = await send(promo(ana));
  expect(body.messages[0].message_status).toBe("held_for_quality_assessment");
  await send(promo("+6281200000002"));
  expect(await statuses()).toEqual([]);
  expect((await control("POST", "/held", { outcome: "send", limit: 1 })).body).toEqual({
    released: 1,
  });
  await eventually(async () =>
    expect((await statuses()).map((one) => one.status)).toContain("delivered"),
  );
  await control("POST", "/held", { outcome: "drop" });
  await eventually(async () => {
    expect((await statuses()).map((one) => one.errors?.[0].code)).toContain(132015);
  });
});

test("the witness counts recipients, doubles and moments of one campaign", async () => {
  await send(promo(ana, "17:1:1"));
  await send(promo(ana, "17:1:2"));
  await send(promo("+6281200000002", "17:2:1"));
  await send(promo("+6281200000003", "170:1:1"));
  const { body } = await control("GET", "/stats?callback=17:");
  expect(body).toMatchObject({
    accepted: 3,
    recipients: 2,
    recipientsAcceptedTwice: [{ key: "6281200000001", times: 2 }],
    callbacksAcceptedTwice: [],
  });
  const page = await control("GET", "/accepted?callback=17:&limit=2");
  expect(page.body.items).toHaveLength(2);
  const rest = await control("GET", `/accepted?callback=17:&cursor=${page.body.nextCursor}`);
  expect(rest.body.items.map((one: { callback: string }) => one.callback)).toEqual(["17:2:1"]);
  await send(promo(ana, "17:9:1", ["too few"]));
  const rejected = await control("GET", "/rejected?callback=17:");
  expect(rejected.body.items).toMatchObject([{ callback: "17:9:1", code: 132000 }]);
});

test("control errors are sentences", async () => {
  const bad = await control("PUT", "/behaviour", { readShare: 2 });
  expect(bad.status).toBe(400);
  expect(bad.body.error).toMatch(/^readShare: /);
  expect((await control("POST", "/inbound", { from: "abc", text: "x" })).status).toBe(400);
});
