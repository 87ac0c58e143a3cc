import { answers, api, business, newName, newPhone } from "@siar/testing";
import { beforeAll, describe, expect, inject, test } from "vitest";

const product = inject("product");
const owner = api(product);
const { audience, contact, label } = business(owner);
const { Contact, pageOf } = answers;

const change = (id: number, body: object) => owner.put(`/api/contacts/${id}`, body, Contact);
const find = async (query: string) =>
  (await owner.get(`/api/contacts?${query}`, pageOf(Contact))).items;

/** As people at home write it: without the country, with a zero in front. */
const atHome = (phone: string): string => phone.replace("+62", "0");

describe("a contact's number", () => {
  test("is the same number however it is written", async () => {
    const phone = newPhone();
    const spoken = `${atHome(phone).slice(0, 4)}-${atHome(phone).slice(4, 8)} ${atHome(phone).slice(8)}`;
    expect((await contact({ phone: spoken })).phone).toBe(phone);
    expect(await owner.refused("POST", "/api/contacts", { phone })).toMatchObject({
      status: 409,
      code: "phone-taken",
      errors: [{ path: "phone" }],
    });
  });

  test.each(["12", "+62 000", "halo", "+999123456789"])(
    "is refused if it is none: %s",
    async (phone) => {
      expect(await owner.refused("POST", "/api/contacts", { name: "Ayu", phone })).toMatchObject({
        status: 422,
        code: "phone-invalid",
        errors: [{ path: "phone" }],
      });
    },
  );

  test("may be missing only where Meta's user id is known", async () => {
    expect(await owner.refused("POST", "/api/contacts", { name: "Ayu" })).toMatchObject({
      status: 422,
      code: "contact-unreachable",
    });
    const userId = `ID.${Date.now()}`;
    const { status, body } = await owner.send("POST", "/api/contacts", { name: "Ayu", userId });
    expect([status, body]).toEqual([201, expect.objectContaining({ userId, phone: null })]);
  });
});

describe("custom fields", () => {
  test("1.2 4.1 are kept with the type that they were declared with", async () => {
    const attributes = {
      city: "Bogor",
      plan: "Gold",
      birthday: "1988-02-29",
      lifetime_value: 12.5,
    };
    const { id } = await contact({ attributes });
    expect((await owner.get(`/api/contacts/${id}`, Contact)).attributes).toEqual(attributes);
  });

  test.each([
    [{ shoes: 44 }, "field-unknown"],
    [{ lifetime_value: "much" }, "field-value-invalid"],
    [{ birthday: "1989-02-29" }, "field-value-invalid"],
    [{ plan: "Bronze" }, "field-value-invalid"],
  ])("%j is refused", async (attributes, code) => {
    const body = { phone: newPhone(), attributes };
    expect(await owner.refused("POST", "/api/contacts", body)).toMatchObject({ status: 422, code });
  });
});

describe("a change", () => {
  test("leaves alone what it does not name, and takes away what it names null", async () => {
    const labelId = await label();
    const made = await contact({
      name: "Budi",
      labelIds: [labelId],
      attributes: { city: "Bogor", plan: "Gold" },
    });
    const changed = await change(made.id, {
      version: made.version,
      attributes: { plan: null, lifetime_value: 7 },
    });
    expect(changed).toMatchObject({ name: "Budi", phone: made.phone, labels: [{ id: labelId }] });
    expect(changed.attributes).toEqual({ city: "Bogor", lifetime_value: 7 });
  });

  test("of two people at once is one change, and the second is told", async () => {
    const { id, version } = await contact();
    const answersOfBoth = await Promise.all(
      ["Siti", "Rina"].map((name) => owner.send("PUT", `/api/contacts/${id}`, { version, name })),
    );
    expect(answersOfBoth.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const won = answersOfBoth.find(({ status }) => status === 200);
    const { name } = await owner.get(`/api/contacts/${id}`, Contact);
    expect(Contact.parse(won?.body).name).toBe(name);
  });

  test("sets exactly the labels that it names", async () => {
    const [one, two] = [await label(), await label()];
    const { id } = await contact({ labelIds: [one] });
    const wear = (labelIds: number[]) =>
      owner.put(`/api/contacts/${id}/labels`, { labelIds }, Contact);
    expect((await wear([two])).labels.map((worn) => worn.id)).toEqual([two]);
    expect((await wear([one, two])).labels.map((worn) => worn.id).toSorted()).toEqual([one, two]);
    expect((await wear([])).labels).toEqual([]);
    expect(
      await owner.refused("PUT", `/api/contacts/${id}/labels`, { labelIds: [999_999_999] }),
    ).toMatchObject({ code: "invalid-input", errors: [{ path: "labelIds.0" }] });
  });

  test("is not made to somebody who was deleted", async () => {
    const { id, version } = await contact();
    await owner.delete(`/api/contacts/${id}`);
    expect(await owner.refused("GET", `/api/contacts/${id}`)).toMatchObject({ code: "not-found" });
    expect(await owner.refused("PUT", `/api/contacts/${id}`, { version, name: "x" })).toMatchObject(
      {
        code: "not-found",
      },
    );
  });
});

describe("the list", () => {
  let labelId = 0;
  const word = newName("Pelanggan").replace(" ", "");
  beforeAll(async () => {
    ({ labelId } = await audience(3));
    await contact({ name: `${word} B`, labelIds: [labelId], workflowStatus: "waiting" });
    await contact({ name: `${word} A`, labelIds: [labelId] });
  });

  test("finds by a part of the name or of the number", async () => {
    const [found] = await find(`search=${word.toLowerCase()}%20a`);
    expect(found?.name).toBe(`${word} A`);
    const digits = found?.phone.slice(-8) ?? "";
    expect((await find(`search=${digits}`)).map(({ id }) => id)).toEqual([found?.id]);
  });

  test("filters by label and status", async () => {
    expect(await find(`labelId=${labelId}`)).toHaveLength(5);
    const waiting = await find(`labelId=${labelId}&workflowStatus=waiting`);
    expect(waiting.map(({ name }) => name)).toEqual([`${word} B`]);
  });

  test("shows everybody once, page after page, also while somebody is added", async () => {
    const page = (more: string) =>
      owner.get(`/api/contacts?limit=2&labelId=${labelId}&sort=-name${more}`, pageOf(Contact));
    const first = await page("");
    await contact({ name: `${word} Z`, labelIds: [labelId] });
    const second = await page(`&cursor=${first.nextCursor}`);
    const third = await page(`&cursor=${second.nextCursor}`);
    const seen = [first, second, third].flatMap(({ items }) => items.map(({ id }) => id));
    expect(third.nextCursor).toBeNull();
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength(5);
    const all = await find(`labelId=${labelId}&sort=-name`);
    expect(all.map(({ name }) => name)).toEqual(
      all
        .map(({ name }) => name)
        .toSorted()
        .toReversed(),
    );
  });

  test("refuses a cursor that it did not make", async () => {
    expect(await owner.refused("GET", "/api/contacts?cursor=abc")).toMatchObject({
      code: "invalid-cursor",
    });
  });
});
