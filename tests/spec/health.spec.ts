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
  const answers = await Promise.all(
    ["/", "/api/setup", "/webhooks/whatsapp", "/simulator"].map(async (path) => {
      const { status, headers } = await stranger.send("GET", path);
      return [path, status, headers.get("content-type")?.split(";")[0]];
    }),
  );
  expect(answers).toEqual([
    ["/", 200, "text/html"],
    ["/api/setup", 200, "application/json"],
    // A handshake without its token is refused.
    ["/webhooks/whatsapp", 403, expect.anything()],
    ["/simulator", 200, "text/html"],
  ]);
});

test("without a key or a session nothing of the business is shown", async () => {
  for (const path of ["/api/contacts", "/api/campaigns", "/api/settings", "/api/audit"]) {
    expect((await stranger.send("GET", path)).status, path).toBe(401);
  }
});
