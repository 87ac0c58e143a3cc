import { env } from "cloudflare:workers";
import { sql } from "drizzle-orm";
import { systemActor, type Ctx } from "@siar/kernel/ctx";
import { database } from "@siar/kernel/database";
import { beforeEach, describe, expect, it } from "vitest";
import * as labels from "../labels/index.ts";
import * as fields from "./index.ts";

const db = database(env.DB);
const ctx: Ctx = {
  db,
  now: Date.UTC(2026, 10, 20, 5),
  actor: systemActor("test"),
  locale: "en",
  requestId: "r-1",
  address: null,
  deliver: async () => {},
};
const value = <T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};
const code = (code: string) => ({ ok: false, error: { code } });

beforeEach(async () => {
  await db.run(sql`DELETE FROM fields`);
  await db.run(sql`DELETE FROM labels`);
});

describe("a field", () => {
  const plan = { key: "plan", label: "Plan", type: "choice", options: ["Gold", "Silver"] } as const;

  it("is declared once under its key, which keeps its type for good", async () => {
    const made = value(await fields.create(ctx, { ...plan, options: [...plan.options] }));
    expect(made).toMatchObject(plan);
    expect(await fields.create(ctx, { key: "plan", label: "Other", type: "text" })).toMatchObject(
      code("name-taken"),
    );
    const edit = { id: made.id, label: "Paket", options: ["Gold", "Silver", "Platinum"] };
    expect(value(await fields.update(ctx, edit))).toMatchObject({
      ...edit,
      key: "plan",
      type: "choice",
    });
    expect(value(await fields.list(ctx, {})).items).toMatchObject([edit]);
  });

  it.each([
    { key: "Plan", label: "x", type: "text" },
    { key: "name", label: "x", type: "text" },
    { key: "a b", label: "x", type: "text" },
    { key: "plan", label: " ", type: "text" },
    { key: "plan", label: "x", type: "choice" },
    { key: "plan", label: "x", type: "choice", options: ["A", "A"] },
    { key: "plan", label: "x", type: "number", options: ["A"] },
  ] as const)("%j is refused", async (input) => {
    const refused = await fields.create(ctx, {
      ...input,
      options: "options" in input ? [...input.options] : [],
    });
    expect(refused).toMatchObject(code("invalid-input"));
  });

  it("is taken away, and its key is free again", async () => {
    const { id } = value(await fields.create(ctx, { key: "city", label: "City", type: "text" }));
    value(await fields.remove(ctx, { id }));
    expect(await fields.remove(ctx, { id })).toMatchObject(code("not-found"));
    expect(await fields.update(ctx, { id, label: "x" })).toMatchObject(code("not-found"));
    value(await fields.create(ctx, { key: "city", label: "City", type: "number" }));
  });
});

describe("a label", () => {
  it("is renamed and recoloured, and its name is its own whatever the case", async () => {
    const vip = value(await labels.create(ctx, { name: "VIP", color: "#AABBCC" }));
    const old = value(await labels.create(ctx, { name: "Old" }));
    expect(vip.color).toBe("#aabbcc");
    expect(await labels.update(ctx, { id: old.id, name: "vip", color: "#000000" })).toMatchObject(
      code("name-taken"),
    );
    const renamed = value(await labels.update(ctx, { id: old.id, name: "Alt", color: "#000000" }));
    expect(value(await labels.list(ctx, {})).items).toEqual([renamed, vip]);
    expect(await labels.create(ctx, { name: "Red", color: "red" })).toMatchObject(
      code("invalid-input"),
    );
  });
});
