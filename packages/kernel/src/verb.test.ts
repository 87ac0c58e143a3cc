import { describe, expect, test } from "vitest";
import { z } from "zod";
import { strangerActor, systemActor, type Ctx } from "./ctx.ts";
import { ok } from "./result.ts";
import { query } from "./verb.ts";

const ctxOf = (actor: Ctx["actor"]): Ctx => {
  const nothing = {};
  return {
    db: nothing as Ctx["db"], // a query of this test touches none
    now: 0,
    actor,
    locale: "en",
    requestId: "r-1",
    address: null,
    deliver: async () => {},
  };
};

const double = query({
  name: "number.double",
  summary: "Double a number.",
  permission: "contact:view",
  input: z.object({ number: z.coerce.number().int().max(100) }),
  output: z.object({ number: z.number() }),
  run: async (_, { number }) => ok({ number: number * 2 }),
});

describe("a verb", () => {
  test("carries its name, permission and input for whoever mounts it", () => {
    expect(double.name).toBe("number.double");
    expect(double.permission).toBe("contact:view");
    expect(double.writes).toBe(false);
  });

  test("does what it says for who may", async () => {
    const ctx = ctxOf(systemActor("test"));
    await expect(double(ctx, { number: "21" })).resolves.toEqual(ok({ number: 42 }));
  });

  test("asks for the permission before it looks at the input", async () => {
    const refused = await double(ctxOf(strangerActor), { number: "not one" });
    expect(refused).toMatchObject({
      ok: false,
      error: { code: "forbidden", params: { permission: "contact:view" } },
    });
  });

  test("names each field that needs attention", async () => {
    const refused = await double(ctxOf(systemActor("test")), { number: 101 });
    expect(refused).toMatchObject({
      ok: false,
      error: { code: "invalid-input", errors: [{ path: "number" }] },
    });
  });
});
