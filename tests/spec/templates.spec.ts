import { answers, api, business, promo, simulator, until, type Audience } from "@siar/testing";
import { beforeAll, describe, expect, inject, test } from "vitest";
import { z } from "zod";

const product = inject("product");
const owner = api(product);
const meta = simulator(product);
const shop = business(owner);
const { template } = shop;
const { pageOf, Template } = answers;

type Shown = z.infer<typeof Template>;

const Sync = z.object({ total: z.number(), added: z.number(), removed: z.number() });
const Preview = z.looseObject({
  header: z.string().nullable(),
  body: z.string(),
  footer: z.string().nullable(),
  buttons: z.array(z.looseObject({ text: z.string(), value: z.string().nullable() })),
  problems: z.array(z.looseObject({ variable: z.string(), message: z.string() })),
});

const sync = () => owner.post("/api/whatsapp/templates/sync", {}, Sync);
const list = async (query = "") =>
  (await owner.get(`/api/whatsapp/templates?limit=200${query}`, pageOf(Template))).items;
const named = (name: string) => template(name);

/** At Meta itself, where templates are made and deleted. */
const atMeta = async (method: string, query: string, body?: object) => {
  const graph = api({
    url: `${product.simulator}/graph/v26.0`,
    headers: { authorization: `Bearer ${product.accessToken}` },
  });
  const answer = await graph.send(method, `/${product.wabaId}/message_templates${query}`, body);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
};

describe("templates", () => {
  test("11.1 10.2 are all fetched from WhatsApp, with their status", async () => {
    const shown = new Map((await list()).map((one) => [one.name, one]));
    expect(shown.get(promo.name)).toMatchObject({
      language: "id",
      category: "MARKETING",
      status: "APPROVED",
      variables: ["1", "2"],
      sendable: true,
    });
    expect(shown.get("promo_ramadan")).toMatchObject({ status: "PENDING", sendable: false });
    expect(shown.get("big_discount")).toMatchObject({
      status: "REJECTED",
      rejectedReason: "PROMOTIONAL",
      sendable: false,
    });
  });

  test("11.1 P31 are fetched twice without changing anything more than once", async () => {
    await sync();
    const before = await list();
    const again = await sync();
    const there = before.filter(({ status }) => status !== "DELETED");
    expect(again).toEqual({ total: there.length, added: 0, removed: 0 });
    const told = (all: typeof before) => all.map((one) => ({ ...one, lastSyncedAt: "" }));
    expect(told(await list())).toEqual(told(before));
  });

  test("11.1 P31 that are new at Meta come, and those that are gone are kept as deleted", async () => {
    const name = `uji_${Date.now()}`;
    const body = { type: "BODY", text: "Halo, ini uji coba." };
    const made = { name, language: "id", category: "UTILITY", components: [body] };
    await atMeta("POST", "", made);
    expect(await sync()).toMatchObject({ added: 1, removed: 0 });
    expect((await named(name)).status).toBe("PENDING");
    await atMeta("DELETE", `?name=${name}`);
    expect(await sync()).toMatchObject({ added: 0, removed: 1 });
    expect(await named(name)).toMatchObject({ status: "DELETED", sendable: false });
    expect(await sync()).toMatchObject({ added: 0, removed: 0 });
  });

  test("11.2 are listed by status, category, language and part of the name", async () => {
    for (const [query, fits] of [
      ["&status=approved", (one: Shown) => one.status === "APPROVED"],
      ["&category=UTILITY", (one: Shown) => one.category === "UTILITY"],
      ["&language=en", (one: Shown) => one.language === "en"],
      ["&search=promo", (one: Shown) => one.name.includes("promo")],
    ] as const) {
      const some = await list(query);
      expect(some.length, query).toBeGreaterThan(0);
      expect(
        some.filter((one) => !fits(one)),
        query,
      ).toEqual([]);
    }
  });

  test("11.2 change their status as soon as WhatsApp says so", async () => {
    const { id, templateId } = await named("kode_voucher");
    const becomes = (status: string) =>
      until(async () => {
        const now = await owner.get(`/api/whatsapp/templates/${id}`, Template);
        return now.status === status && now;
      });
    await meta.review(templateId, "PAUSED");
    expect((await becomes("PAUSED")).sendable).toBe(false);
    await meta.review(templateId, "APPROVED");
    expect((await becomes("APPROVED")).sendable).toBe(true);
  });

  test("11.2 that there are not are not found", async () => {
    const refused = await owner.refused("GET", "/api/whatsapp/templates/999999999");
    expect(refused).toMatchObject({ status: 404, code: "not-found" });
  });
});

describe("a preview", () => {
  const preview = async (name: string, body: object) =>
    owner.post(`/api/whatsapp/templates/${(await named(name)).id}/preview`, body, Preview);

  test("3.2 4.2 11.4 P9 shows a template as somebody would get it", async () => {
    const { id: contactId } = await shop.contact({ name: "Dewi Lestari" });
    const variables = { "1": "{first_name}", "2": "30%" };
    expect(await preview(promo.name, { variables, contactId })).toMatchObject({
      header: "Promo akhir pekan",
      body: "Halo Dewi, akhir pekan ini ada diskon *30%* untuk semua menu kopi. Sampai jumpa di kedai!",
      footer: "Balas STOP untuk berhenti",
      buttons: [{ text: "Berhenti promo" }],
      problems: [],
    });
  });

  test("4.2 11.4 fills in sample data where nobody is named, and the ends of links", async () => {
    const variables = { "1": "{name}", "button.0": "ayu" };
    const { body, buttons, problems } = await preview("flash_sale", { variables });
    expect(body).not.toContain("{");
    expect(buttons[0]?.value).toBe("https://kopisenja.example/s/ayu");
    expect(problems).toEqual([]);
  });

  test("11.5 P33 says which variables are missing or do not fit", async () => {
    const { problems, body } = await preview(promo.name, { variables: { "1": " " } });
    expect(problems.map(({ variable }) => variable)).toEqual(["1", "2"]);
    expect(body).toContain("{{2}}");
  });

  test("11.5 refuses what no contact could fill in", async () => {
    const { id } = await named(promo.name);
    const body = { variables: { "1": "{nama}", "2": "x" } };
    const refused = await owner.refused("POST", `/api/whatsapp/templates/${id}/preview`, body);
    expect(refused).toMatchObject({ code: "message-variable-malformed" });
  });
});

describe("a campaign", () => {
  let some: Audience;
  beforeAll(async () => {
    some = await shop.audience(1);
    return meta.hurry();
  });

  const draftOf = async (name: string, variables: Record<string, string>) => {
    const { id: templateId } = await named(name);
    return shop.draft(some.segmentId, { message: { type: "template", templateId, variables } });
  };
  const refusedLaunch = async (name: string, variables: Record<string, string>) => {
    const { id } = await draftOf(name, variables);
    const refused = await shop.refuse(id, "send");
    expect((await shop.campaign(id)).status).toBe("draft");
    expect((await meta.campaign(id)).accepted).toBe(0);
    return refused;
  };

  test("11.3 10.2 sends an approved template with named variables and a link of its own", async () => {
    const values = { first_name: "{first_name}", order_number: "KS-7", eta: "besok" };
    const order = await draftOf("order_update", values);
    const sale = await draftOf("flash_sale", { "1": "{name}", "button.0": "{first_name}" });
    for (const { id } of [order, sale]) {
      await shop.obey(id, "send");
      await shop.reaches(id, ({ stats }) => stats.read === 1);
    }
    const [one, two] = await meta.messagesTo(some.people[0]?.phone ?? "");
    expect(one?.payload).toMatchObject({
      template: {
        name: "order_update",
        language: { code: "en_US" },
        components: [
          { type: "body", parameters: [{ parameter_name: "first_name", text: "Ayu" }, {}, {}] },
        ],
      },
    });
    expect(two?.payload).toMatchObject({
      template: {
        name: "flash_sale",
        components: [
          { type: "body" },
          { type: "button", sub_type: "url", index: 0, parameters: [{ text: "Ayu" }] },
        ],
      },
    });
  });

  test.each(["promo_ramadan", "big_discount", "pengingat_lama"])(
    "11.3 P33 cannot send %s, which WhatsApp has not approved",
    async (name) => {
      expect(await refusedLaunch(name, { "1": "Ayu" })).toMatchObject({
        status: 422,
        code: "template-not-sendable",
        detail: expect.stringContaining(name),
      });
    },
  );

  test("11.5 P33 cannot send a template with an empty variable, and says which", async () => {
    expect(await refusedLaunch(promo.name, { "1": "{name}", "2": "  " })).toMatchObject({
      status: 422,
      errors: [{ path: "message.variables.2" }],
    });
  });

  test("11.5 P33 cannot send a template with a picture in its header without the picture", async () => {
    expect(await refusedLaunch("menu_baru", { "1": "{name}" })).toMatchObject({ status: 422 });
  });
});
