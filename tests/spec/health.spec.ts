import { api } from "@siar/testing";
import { expect, inject, test } from "vitest";
import { z } from "zod";

const product = inject("product");
const stranger = api({ url: product.url });
const owner = api(product);

test("health tells a stranger only that it is well", async () => {
  const { status, body } = await stranger.send("GET", "/api/health");
  expect(status).toBe(200);
  expect(body).toEqual({ status: "ok", at: expect.any(String) });
});

test("health names every part to somebody with a key", async () => {
  const health = await owner.get("/api/health", z.object({ status: z.string() }).loose());
  expect(health.status).toBe("ok");
  expect(Object.keys(health).length).toBeGreaterThan(2);
});

test("the front passes the admin UI, the API, the webhooks and the simulator on", async () => {
  const handshake = `?hub.mode=subscribe&hub.challenge=4711&hub.verify_token=${product.verifyToken}`;
  const [ui, setUp, hook, phones] = await Promise.all([
    stranger.send("GET", "/"),
    stranger.send("GET", "/api/setup"),
    stranger.send("GET", `/webhooks/whatsapp${handshake}`),
    stranger.send("GET", "/simulator"),
  ]);
  expect(ui.body).toContain("<title>Siar");
  expect(setUp.body).toEqual({ needed: false });
  expect(hook.body).toBe("4711");
  expect(phones.status).toBe(200);
});

test("without a key or a session nothing of the business is shown", async () => {
  for (const path of ["/api/contacts", "/api/campaigns", "/api/settings", "/api/audit"]) {
    expect((await stranger.send("GET", path)).status, path).toBe(401);
  }
});
