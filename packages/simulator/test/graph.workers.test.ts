import { exports } from "cloudflare:workers";
import { beforeEach, expect, test } from "vitest";
import { accountId, appId, numbers } from "../src/world.ts";
import { control, freshWorld, graph, graphJson, numberId, promo, send } from "./simulated.ts";

beforeEach(() => freshWorld());

const templates = `${accountId}/message_templates`;

test("templates are listed with fields, filters and paging to the last page", async () => {
  const names: string[] = [];
  let path: string | null = `${templates}?limit=4&fields=name,status`;
  while (path !== null) {
    const { body }: { body: { data: { name: string }[]; paging: { next?: string } } } =
      await graph(path);
    names.push(...body.data.map((one) => one.name));
    path = body.paging.next?.split("/v26.0/")[1] ?? null;
  }
  expect(new Set(names).size).toBe(11);
  const approved = await graph(`${templates}?status=APPROVED&limit=100`);
  expect(approved.body.data).toHaveLength(8);
  const one = approved.body.data[0];
  expect((await graph(`${one.id}?fields=status`)).body).toEqual({ id: one.id, status: "APPROVED" });
});

test("a template is created, reviewed, sent, edited and deleted", async () => {
  const components = [
    {
      type: "body",
      text: "Halo {{1}}, ada kabar baik dari kami.",
      example: { body_text: [["Ana"]] },
    },
  ];
  const created = await graphJson(templates, {
    name: "kabar",
    language: "id",
    category: "MARKETING",
    components,
  });
  expect(created.body).toEqual({
    id: expect.any(String),
    status: "PENDING",
    category: "MARKETING",
  });
  const { id } = created.body;
  expect(
    (
      await graphJson(templates, {
        name: "kabar",
        language: "id",
        category: "MARKETING",
        components,
      })
    ).status,
  ).toBe(400);
  expect((await graphJson(id, { components })).body.error.error_subcode).toBe(2388039);
  await control("POST", `/templates/${id}`, { status: "APPROVED" });
  const parameters = [{ type: "text", text: "Ana" }];
  const message = {
    ...promo("+6281200000001"),
    template: {
      name: "kabar",
      language: { code: "id" },
      components: [{ type: "body", parameters }],
    },
  };
  expect((await send(message)).status).toBe(200);
  expect((await graphJson(id, { components })).body).toEqual({ success: true });
  await control("POST", `/templates/${id}`, { status: "APPROVED" });
  expect((await graphJson(id, { components })).status).toBe(400);
  expect((await graph(`${templates}?name=kabar`, { method: "DELETE" })).body).toEqual({
    success: true,
  });
  expect((await send(message)).body.error.code).toBe(132001);
  expect(
    (
      await graphJson(templates, {
        name: "kabar",
        language: "id",
        category: "MARKETING",
        components,
      })
    ).status,
  ).toBe(400);
});

test("media is uploaded, looked up, downloaded with the token, sent and deleted", async () => {
  const form = new FormData();
  form.set("messaging_product", "whatsapp");
  form.set("file", new File([new Uint8Array([137, 80, 78, 71])], "a.png", { type: "image/png" }));
  const { body } = await graph(`${numberId}/media`, { method: "POST", body: form });
  const { body: found } = await graph(body.id);
  expect(found).toMatchObject({
    messaging_product: "whatsapp",
    mime_type: "image/png",
    file_size: 4,
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  const authorization = "Bearer access-token";
  const file = await exports.default.fetch(found.url, { headers: { authorization } });
  expect(new Uint8Array(await file.arrayBuffer())).toEqual(new Uint8Array([137, 80, 78, 71]));
  expect((await exports.default.fetch(found.url)).status).toBe(401);
  const expired = found.url.replace(/ext=\d+/, "ext=1");
  expect((await exports.default.fetch(expired, { headers: { authorization } })).status).toBe(404);
  await control("POST", "/inbound", { from: "+6281200000001", text: "hai" });
  const image = (id: string) => send({ to: "+6281200000001", type: "image", image: { id } });
  expect((await image(body.id)).status).toBe(200);
  const other = numbers[1].id;
  const elsewhere = { to: "+6281200000001", type: "image", image: { id: body.id } };
  expect((await send(elsewhere, other)).body.error.code).toBe(131009);
  await control("PUT", "/behaviour", { lateCodes: [] });
  const video = await send({ to: "+6281200000001", type: "video", video: { id: body.id } });
  expect(video.body.error.code).toBe(131053);
  expect((await graph(body.id, { method: "DELETE" })).body).toEqual({ success: true });
  expect((await image(body.id)).body.error.code).toBe(131009);
});

test("a wrong kind of file is refused", async () => {
  const form = new FormData();
  form.set("messaging_product", "whatsapp");
  form.set("file", new File(["x"], "a.exe", { type: "application/x-msdownload" }));
  expect((await graph(`${numberId}/media`, { method: "POST", body: form })).body.error.code).toBe(
    100,
  );
});

test("a sample for a template header is uploaded in two steps", async () => {
  const { body } = await graph(`${appId}/uploads?file_type=image/png&file_length=4`, {
    method: "POST",
  });
  const handle = await graph(body.id, { method: "POST", body: "abcd" });
  expect(handle.body.h).toMatch(/^4::/);
});

test("numbers, account, health and profile", async () => {
  const { body } = await graph(`${accountId}/phone_numbers`);
  expect(body.data).toHaveLength(2);
  const number = await graph(`${numberId}?fields=quality_rating,status,health_status`);
  expect(number.body).toMatchObject({
    id: numberId,
    quality_rating: "GREEN",
    status: "CONNECTED",
    health_status: { can_send_message: "AVAILABLE" },
  });
  const level = async () => (await graph(`${numberId}?fields=throughput`)).body.throughput.level;
  expect(await level()).toBe("STANDARD");
  await control("PUT", "/behaviour", { limits: { throughput: 1000 } });
  expect(await level()).toBe("HIGH");
  const blocked = await graph(`${templates}?status=PAUSED&fields=health_status`);
  expect(blocked.body.data[0].health_status.can_send_message).toBe("BLOCKED");
  expect((await graph("12345")).body.error).toMatchObject({ code: 100, error_subcode: 33 });
});

test("the page is served under a strict policy", async () => {
  const page = await exports.default.fetch("https://simulator.local/simulator");
  expect(page.headers.get("content-security-policy")).toContain("default-src 'self'");
  expect(await page.text()).toContain("/simulator/page/app.js");
  const script = await exports.default.fetch("https://simulator.local/simulator/page/app.js");
  expect(script.headers.get("content-type")).toContain("javascript");
});
