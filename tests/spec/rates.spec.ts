import { api, business } from "@siar/testing";
import { afterEach, describe, expect, inject, test } from "vitest";
import { z } from "zod";

const product = inject("product");
const owner = api(product);
const shop = business(owner);
const { audience, draft, promotion } = shop;

const Rates = z.object({
  currency: z.string().nullable(),
  importedAt: z.iso.datetime().nullable(),
  items: z.array(z.object({ country: z.string(), category: z.string(), amountMicros: z.number() })),
});
const HEAD = "country,category,amount,currency";
const imported = (...lines: string[]) =>
  owner.put("/api/settings/rates", { csv: [HEAD, ...lines].join("\n") }, Rates);
const now = () => owner.get("/api/settings/rates", Rates);

const Estimate = z.looseObject({
  cost: z.object({
    totals: z.array(z.object({ currency: z.string(), amountMicros: z.number() })),
    items: z.array(
      z.object({
        country: z.string().nullable(),
        category: z.string().nullable(),
        people: z.number(),
        amountMicros: z.number().nullable(),
      }),
    ),
    unknownPeople: z.number(),
    freePeople: z.number(),
  }),
  limit: z.looseObject({ kind: z.string(), people: z.number() }),
});
const estimated = (id: number) => owner.post(`/api/campaigns/${id}/estimate`, {}, Estimate);

/** Others find rates that say nothing of the country that their people are in. */
afterEach(() => imported("AQ,marketing,1,USD"));

describe("the rates", () => {
  test("3.4 are what was imported last, and the estimate goes by them", async () => {
    const { segmentId } = await audience(2);
    const { id } = await draft(segmentId, { message: await promotion(), cooldownHours: 0 });
    const first = await imported("ID,marketing,0.0411,USD", "ID,utility,0.02,USD");
    expect(first).toMatchObject({ currency: "USD", importedAt: expect.any(String) });
    expect(first.items).toHaveLength(2);
    expect((await estimated(id)).cost).toEqual({
      totals: [{ currency: "USD", amountMicros: 82_200 }],
      items: [{ country: "ID", category: "marketing", people: 2, amountMicros: 82_200 }],
      unknownPeople: 0,
      freePeople: 0,
    });
    await imported("SG,marketing,0.1,EUR");
    expect(await now()).toMatchObject({
      currency: "EUR",
      items: [{ country: "SG", category: "marketing", amountMicros: 100_000 }],
    });
    const { cost } = await estimated(id);
    expect(cost).toMatchObject({ totals: [], unknownPeople: 2 });
    expect(cost.items).toMatchObject([{ country: "ID", amountMicros: null }]);
  });

  test("P7 of a rate card with a bad line are not changed, and each line is named", async () => {
    const before = await imported("ID,marketing,1,USD");
    const csv = `${HEAD}\nID,marketing,1,USD\nZZ,marketing,1,USD\nID,marketing,2,USD`;
    expect(await owner.refused("PUT", "/api/settings/rates", { csv })).toMatchObject({
      status: 422,
      code: "rates-unreadable",
      errors: [{ path: "csv.3" }, { path: "csv.4" }],
    });
    expect(await now()).toEqual(before);
    expect(await owner.refused("PUT", "/api/settings/rates", {})).toMatchObject({ status: 400 });
  });

  test("13.4 are imported by whoever may change settings, and it is written down", async () => {
    await imported("ID,marketing,1,USD", "SG,marketing,1,USD");
    const [latest] = (await shop.audited("settings", 1)).filter(
      ({ action }) => action === "rates.import",
    );
    expect(latest).toMatchObject({ after: { currency: "USD", rates: 2 } });
    const { email, password } = await shop.member("supervisor");
    const supervisor = await api({ url: product.url }).signIn(email, password);
    const body = { csv: `${HEAD}\nID,marketing,2,USD` };
    expect((await supervisor.refused("PUT", "/api/settings/rates", body)).code).toBe("forbidden");
    expect((await supervisor.get("/api/settings/rates", Rates)).items).toHaveLength(2);
  });
});

describe("Meta's daily limit", () => {
  test("3.4 is part of the estimate", async () => {
    const { segmentId } = await audience(1);
    const { id } = await draft(segmentId, { message: await promotion(), cooldownHours: 0 });
    // As the simulator says of its number.
    expect((await estimated(id)).limit).toEqual({ kind: "unlimited", people: 1 });
  });
});
