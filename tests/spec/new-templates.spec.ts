import { answers, api, business, simulator, until } from "@siar/testing";
import { afterEach, beforeAll, describe, expect, inject, test } from "vitest";
import { z } from "zod";

const product = inject("product");
const owner = api(product);
const sim = simulator(product);
const shop = business(owner);
const { Template } = answers;

const path = "/api/whatsapp/templates";
let names = 0;
const newName = (): string => `baru_${Date.now().toString(36)}_${names++}`;

const draft = (over: object = {}) => ({
  name: newName(),
  language: "id",
  category: "MARKETING",
  header: { kind: "text", text: "Kabar kedai" },
  body: "Halo {{1}}, pesanan {{2}} sudah siap diambil hari ini.",
  footer: "Balas STOP untuk berhenti",
  buttons: [
    { kind: "quick-reply", label: "Berhenti" },
    { kind: "url", label: "Lihat", url: "https://kopisenja.example/{{1}}", sample: "ayu" },
  ],
  samples: { "1": "Ayu", "2": "kopi susu" },
  ...over,
});

const submit = (over: object = {}) => owner.post(path, draft(over), Template);
const becomes = (id: number, status: string) =>
  until(async () => {
    const now = await owner.get(`${path}/${id}`, Template);
    return now.status === status && now;
  });

const soon = { after: { min: 200, max: 200 } };
beforeAll(async () => {
  const back = await sim.hurry();
  await sim.behave({ review: { ...soon, outcome: "approve" } });
  return async () => {
    await sim.behave({ review: { after: { min: 15_000, max: 30_000 }, outcome: "approve" } });
    await back();
  };
});
afterEach(() => sim.recover());

describe("a new template", () => {
  test("11.6 is read by Meta and approved, and then campaigns can send it", async () => {
    const { id, status, name } = await submit();
    expect(status).toBe("PENDING");
    expect(await becomes(id, "APPROVED")).toMatchObject({
      sendable: true,
      variables: ["1", "2", "button.1"],
      samples: { "1": "Ayu", "2": "kopi susu", "button.1": "ayu" },
    });
    const notices = await owner.get("/api/notifications?limit=20", z.unknown());
    expect(JSON.stringify(notices)).toContain(name);
    const { segmentId } = await shop.audience(1);
    const variables = { "1": "{name}", "2": "teh", "button.1": "{first_name}" };
    const message = { type: "template", templateId: id, variables };
    const campaign = await shop.launched(segmentId, { message });
    await shop.reaches(campaign, ({ stats }) => stats.read === 1);
  });

  test("11.6 11.2 that Meta rejects says why", async () => {
    await sim.behave({ review: { ...soon, outcome: "reject", reason: "PROMOTIONAL" } });
    const { id } = await submit();
    expect(await becomes(id, "REJECTED")).toMatchObject({ rejectedReason: "PROMOTIONAL" });
    await sim.behave({ review: { ...soon, outcome: "approve" } });
  });

  test("11.6 with a picture shows Meta a sample of it", async () => {
    const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]);
    const upload = (bytes: Uint8Array<ArrayBuffer>) =>
      fetch(`${product.url}${path}/samples?kind=image`, {
        method: "POST",
        body: bytes,
        headers: {
          authorization: `Bearer ${product.apiKey}`,
          "content-type": "application/octet-stream",
        },
      });
    expect((await upload(new Uint8Array([1, 2, 3]))).status).toBe(422);
    const { handle } = z.object({ handle: z.string() }).parse(await (await upload(png)).json());
    const { id } = await submit({ header: { kind: "image", handle } });
    expect(await becomes(id, "APPROVED")).toMatchObject({ mediaKind: "image" });
  });

  test.each([
    ["name", { name: "Promo Baru" }],
    ["language", { language: "Indonesia" }],
    ["category", { category: "AUTHENTICATION" }],
    ["header", { header: { kind: "text", text: "*Promo*" } }],
    ["header", { header: { kind: "image", handle: "" } }],
    ["body", { body: "Halo" + " kata".repeat(300), samples: {} }],
    ["body", { body: "{{1}} halo semua pelanggan kami", samples: { "1": "x" } }],
    ["body", { body: "Halo {{1}}{{2}} dan semua pelanggan kami" }],
    ["body", { body: "Halo {{2}} dan semua pelanggan kami hari ini ya" }],
    ["body", { body: "Hai {{1}} dan {{2}} ya" }],
    ["samples.2", { samples: { "1": "Ayu" } }],
    ["footer", { footer: "Hubungi {{1}}" }],
    ["buttons.0.label", { buttons: [{ kind: "quick-reply", label: "x".repeat(26) }] }],
    ["buttons.0.url", { buttons: [{ kind: "url", label: "Buka", url: "kopisenja" }] }],
    ["buttons.0.phone", { buttons: [{ kind: "phone", label: "Telepon", phone: "0812" }] }],
  ])(
    "11.6 that breaks a rule of Meta's is told so before Meta sees it: %s",
    async (field, over) => {
      const wrong = draft(over);
      const refused = await owner.refused("POST", path, wrong);
      expect(refused).toMatchObject({ status: 422, code: "template-draft-wrong" });
      expect(refused.errors?.map((error) => error.path)).toContain(field);
      const { items } = await owner.get(`${path}?search=${wrong.name}`, answers.pageOf(Template));
      expect(items.filter(({ name }) => name === wrong.name)).toEqual([]);
    },
  );

  test("11.6 is refused by name where there is one, and where the name is still blocked", async () => {
    const { id, name } = await submit();
    expect(await owner.refused("POST", path, draft({ name }))).toMatchObject({
      status: 409,
      code: "template-exists",
    });
    await becomes(id, "APPROVED");
    await owner.send("DELETE", `${path}/${id}`);
    expect(await owner.get(`${path}/${id}`, Template)).toMatchObject({ status: "DELETED" });
    expect(await owner.refused("DELETE", `${path}/${id}`)).toMatchObject({ code: "not-found" });
  });

  test("10.5 is lost to nobody when Meta's answer is: the next minute brings it", async () => {
    await sim.behave({ outage: { kind: "html", on: "all" } });
    const refused = await owner.refused("POST", path, draft());
    expect(refused).toMatchObject({ status: 502, code: "meta-unreachable" });
    expect(refused.detail).toMatch(/web page/);
  });

  test("11.6 13.2 is not for whoever may not manage templates", async () => {
    const { email, password } = await shop.member("agent");
    const agent = await owner.signIn(email, password);
    expect(await agent.refused("POST", path, draft())).toMatchObject({ status: 403 });
  });

  test("11.6 is not deleted while a campaign needs it", async () => {
    const { id } = await submit();
    await becomes(id, "APPROVED");
    const { segmentId } = await shop.audience(1);
    const variables = { "1": "{name}", "2": "teh", "button.1": "a" };
    const { id: campaign } = await shop.draft(segmentId, {
      message: { type: "template", templateId: id, variables },
      schedule: { at: new Date(Date.now() + 3_600_000).toISOString() },
    });
    await shop.obey(campaign, "schedule", {
      at: new Date(Date.now() + 3_600_000).toISOString(),
    });
    expect(await owner.refused("DELETE", `${path}/${id}`)).toMatchObject({
      status: 409,
      code: "template-in-use",
    });
    await shop.obey(campaign, "cancel");
  });
});

describe("11.5 P33 validation says which variable of which component is wrong", () => {
  const Validation = z.object({
    ok: z.boolean(),
    problems: z.array(
      z.looseObject({ component: z.string(), variable: z.string(), why: z.string() }),
    ),
  });
  const validate = async (name: string, body: object) =>
    owner.post(`${path}/${(await shop.template(name)).id}/validate`, body, Validation);

  test.each([
    ["flash_sale", { "1": "Ayu" }, ["button", "button.0", "missing"]],
    ["flash_sale", { "1": "a\nb", "button.0": "x" }, ["body", "1", "line-break"]],
    ["flash_sale", { "1": "a\tb", "button.0": "x" }, ["body", "1", "line-break"]],
    ["flash_sale", { "1": "a     b", "button.0": "x" }, ["body", "1", "spaces"]],
    ["flash_sale", { "1": "x".repeat(1100), "button.0": "x" }, ["body", "1", "too-long"]],
    ["flash_sale", { "1": "a", "2": "b", "button.0": "x" }, ["body", "2", "no-such-variable"]],
    ["order_update", { first_name: "A", order_number: "1" }, ["body", "eta", "missing"]],
    ["order_update", { "1": "A" }, ["body", "1", "no-such-variable"]],
    ["kode_voucher", { "1": "A", "button.0": "x".repeat(21) }, ["button", "button.0", "too-long"]],
    ["menu_baru", { "1": "A" }, ["header", "header", "media-missing"]],
    [
      "undangan_acara",
      {
        "1": "A",
        "2": "B",
        "header.latitude": "96",
        "header.longitude": "106",
        "header.name": "N",
        "header.address": "A",
      },
      ["header", "header.latitude", "not-a-coordinate"],
    ],
  ])("11.5 P33 %s", async (name, variables, [component, variable, why]) => {
    const { ok, problems } = await validate(name, { variables });
    expect(ok).toBe(false);
    expect(problems).toContainEqual(expect.objectContaining({ component, variable, why }));
  });

  test("11.5 and nothing where all is well, for a contact of one's choice", async () => {
    const { id: contactId } = await shop.contact({ name: "Ayu" });
    const variables = { "1": "{name}", "button.0": "{first_name}" };
    expect(await validate("flash_sale", { variables, contactId })).toEqual({
      ok: true,
      problems: [],
    });
  });
});
