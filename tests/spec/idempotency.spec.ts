import { answers, api, business, newName, newPhone, simulator, type Api } from "@siar/testing";
import { beforeAll, describe, expect, inject, test } from "vitest";
import { z } from "zod";

const product = inject("product");
const owner = api(product);
const shop = business(owner);
const { Contact, pageOf, Problem } = answers;

/** The owner in person: API keys are made by nobody else. */
let person: Api;
beforeAll(async () => {
  if (product.owner === null) throw new Error("This product has no owner");
  person = await owner.signIn(product.owner.email, product.owner.password);
  await simulator(product).hurry();
});

const keyed = (path: string, key: string, body: object, who = owner) =>
  who.send("POST", path, body, { "idempotency-key": key });
const contactsNamed = async (name: string) =>
  (await owner.get(`/api/contacts?search=${name}`, pageOf(Contact))).items;

describe("a request with an Idempotency-Key", () => {
  test("that is repeated gets the first answer, and happens once", async () => {
    const name = newName("Wati").replace(" ", "");
    const body = { name, phone: newPhone() };
    const key = newName("key");
    const first = await keyed("/api/contacts", key, body);
    const again = await keyed("/api/contacts", key, body);
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(first.body);
    expect(again.headers.get("idempotent-replayed")).toBe("true");
    expect(await contactsNamed(name)).toHaveLength(1);
  });

  test("that comes ten times at once happens once", async () => {
    const name = newName("Yanti").replace(" ", "");
    const key = newName("key");
    // Nothing but the key keeps these apart.
    const body = { name, message: { type: "text", text: "Halo" } };
    const all = await Promise.all(
      Array.from({ length: 10 }, () => keyed("/api/campaigns", key, body)),
    );
    const others = all.filter(({ status }) => status !== 201);
    expect(others.length).toBeLessThan(10);
    for (const { body: problem } of others) {
      expect(Problem.parse(problem).code).toMatch(/^(request-in-progress|answer-lost)$/);
    }
    const listed = await owner.get(`/api/campaigns?search=${name}`, pageOf(z.unknown()));
    expect(listed.items).toHaveLength(1);
  });

  test("that asks for something else than the first is refused", async () => {
    const key = newName("key");
    await keyed("/api/contacts", key, { name: "Ayu", phone: newPhone() });
    for (const [path, body] of [
      ["/api/contacts", { name: "Ayu", phone: newPhone() }],
      ["/api/labels", { name: newName("Label"), color: "#2f7d5b" }],
    ] as const) {
      const refused = await owner.refused("POST", path, body, { "idempotency-key": key });
      expect(refused).toMatchObject({ status: 422, code: "idempotency-mismatch" });
    }
  });

  test("that was refused is refused in the same words", async () => {
    const key = newName("key");
    const first = await keyed("/api/contacts", key, { name: "Ayu", phone: "12" });
    const again = await keyed("/api/contacts", key, { name: "Ayu", phone: "12" });
    expect([first.status, again.status]).toEqual([422, 422]);
    expect(again.body).toEqual(first.body);
  });

  test("does not meet the key of somebody else", async () => {
    const { key } = await person.post(
      "/api/api-keys",
      { name: "Lain" },
      z.looseObject({ key: z.string() }),
    );
    const shared = newName("key");
    const mine = await keyed("/api/contacts", shared, { name: "Ayu", phone: newPhone() });
    const other = api({ url: product.url, apiKey: key });
    const theirs = await keyed("/api/contacts", shared, { name: "Ayu", phone: newPhone() }, other);
    expect([mine.status, theirs.status]).toEqual([201, 201]);
    expect(Contact.parse(theirs.body).id).not.toBe(Contact.parse(mine.body).id);
  });

  test("I2 launches a campaign once, and says so twice", async () => {
    const { segmentId } = await shop.audience(2);
    const { id } = await shop.draft(segmentId);
    const key = newName("key");
    const first = await keyed(`/api/campaigns/${id}/send`, key, {});
    await shop.becomes(id, "completed");
    const again = await keyed(`/api/campaigns/${id}/send`, key, {});
    expect([first.status, again.status]).toEqual([200, 200]);
    expect(again.body).toEqual(first.body);
    expect(await simulator(product).campaign(id)).toMatchObject({ accepted: 2 });
  });

  test("never gets a secret twice", async () => {
    const key = newName("key");
    const first = await keyed("/api/api-keys", key, { name: "Sekali" }, person);
    const again = await keyed("/api/api-keys", key, { name: "Sekali" }, person);
    expect(first.status).toBe(201);
    expect(Problem.parse(again.body)).toMatchObject({ status: 409, code: "answer-lost" });
  });

  test("whose key is empty or endless is refused", async () => {
    const headers = { "idempotency-key": "x".repeat(201) };
    const refused = await owner.refused("POST", "/api/contacts", { phone: newPhone() }, headers);
    expect(refused).toMatchObject({ code: "invalid-input" });
  });
});

test("without a key the same request happens as often as it is sent", async () => {
  const name = newName("Sering").replace(" ", "");
  for (const _ of [1, 2]) {
    await owner.post("/api/contacts", { name, phone: newPhone() }, Contact);
  }
  expect(await contactsNamed(name)).toHaveLength(2);
});
