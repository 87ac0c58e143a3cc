import { api, business, until } from "@siar/testing";
import { describe, expect, inject, test } from "vitest";
import { z } from "zod";

const product = inject("product");
const owner = api(product);
const shop = business(owner);

const Bulk = z.looseObject({
  id: z.number(),
  status: z.string(),
  matched: z.number().nullable(),
  changed: z.number(),
  unchanged: z.number(),
  failed: z.number(),
});
const Count = z.object({ count: z.number() });

async function done(act: object, on: object) {
  const { id } = await owner.post("/api/contacts/bulk", { act, on }, Bulk);
  return until(async () => {
    const now = await owner.get(`/api/contacts/bulk/${id}`, Bulk);
    if (now.status === "done") return now;
    throw new Error(`It stayed ${now.status}`);
  }, 20_000);
}

const countOf = async (labelId: number) =>
  (await owner.get(`/api/contacts/count?labelId=${labelId}`, Count)).count;

describe("many contacts at once", () => {
  test("1.2 everybody of a segment is labelled, and then found by the label", async () => {
    const { segmentId, people } = await shop.audience(12);
    const labelId = await shop.label();
    const act = { type: "label", labelIds: [labelId] };
    const all = await done(act, { matching: { segmentId } });
    expect(all).toMatchObject({ matched: 12, changed: 12, unchanged: 0, failed: 0 });
    expect(await countOf(labelId)).toBe(12);
    const some = people.slice(0, 5).map(({ id }) => id);
    const taken = await done({ type: "unlabel", labelIds: [labelId] }, { ids: some });
    expect(taken).toMatchObject({ matched: 5, changed: 5 });
    expect(await countOf(labelId)).toBe(7);
  });

  test("deletes whom a filter shows, and nobody else", async () => {
    const one = await shop.audience(3);
    const other = await shop.audience(2);
    const result = await done({ type: "delete" }, { matching: { labelId: one.labelId } });
    expect(result).toMatchObject({ matched: 3, changed: 3 });
    expect([await countOf(one.labelId), await countOf(other.labelId)]).toEqual([0, 2]);
    const [gone] = one.people;
    expect((await owner.send("GET", `/api/contacts/${gone?.id}`)).status).toBe(404);
    const [entry] = await shop.audited("contact", gone?.id ?? 0).then((all) => all.slice(-1));
    expect(entry).toMatchObject({ action: "contact.delete", after: { bulkActionId: result.id } });
  });

  test("a misspelt filter is refused, and does not mean everybody", async () => {
    const act = { type: "delete" };
    for (const on of [{}, { matching: { label: 7 } }, { ids: [] }, { matching: {}, ids: [1] }]) {
      const { status } = await owner.send("POST", "/api/contacts/bulk", { act, on });
      expect(status).toBe(400);
    }
  });

  test("13.2 a supervisor may look, and change nobody", async () => {
    const { email, password } = await shop.member("supervisor");
    const theirs = await api({ url: product.url }).signIn(email, password);
    const request = { act: { type: "delete" }, on: { matching: {} } };
    expect((await theirs.send("POST", "/api/contacts/bulk", request)).status).toBe(403);
    expect((await theirs.send("GET", "/api/backups")).status).toBe(403);
    expect((await theirs.send("POST", "/api/backups", {})).status).toBe(403);
  });
});

describe("a backup", () => {
  const List = z.looseObject({ items: z.array(z.looseObject({ name: z.string() })) });

  test("is made, listed, downloaded whole and deleted", async () => {
    await owner.post("/api/backups", {}, z.unknown());
    const name = await until(async () => {
      const { items } = await owner.get("/api/backups", List);
      return items[0]?.name ?? null;
    }, 30_000);
    const headers = { authorization: `Bearer ${product.apiKey}` };
    const file = await fetch(`${product.url}/api/backups/${name}/file`, { headers });
    expect(file.headers.get("content-disposition")).toContain(`siar-backup-${name}.tar`);
    expect((await file.arrayBuffer()).byteLength).toBe(Number(file.headers.get("content-length")));
    await owner.delete(`/api/backups/${name}`);
    const { items } = await owner.get("/api/backups", List);
    expect(items.map((backup) => backup.name)).not.toContain(name);
  });

  test("keeps as many as was said, and no nonsense", async () => {
    await owner.put("/api/backups/keep", { keep: 7 }, z.unknown());
    expect(await owner.get("/api/backups", z.looseObject({}))).toMatchObject({ keep: 7 });
    expect((await owner.send("PUT", "/api/backups/keep", { keep: 0 })).status).toBe(400);
    expect((await owner.send("GET", "/api/backups/..%2Fimports/file")).status).toBe(400);
  });
});
