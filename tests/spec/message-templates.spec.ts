import { answers, api, business, newName, simulator, until } from "@siar/testing";
import { beforeAll, describe, expect, inject, test } from "vitest";
import { z } from "zod";

const product = inject("product");
const owner = api(product);
const meta = simulator(product);
const { audience, draft, obey, reaches, recipients } = business(owner);

const path = "/api/campaign-templates";
const Message = z.looseObject({
  id: z.number(),
  version: z.number(),
  name: z.string(),
  text: z.string(),
  usageCount: z.number(),
});
const Preview = z.object({ text: z.string(), length: z.number(), missing: z.array(z.string()) });
const Text = z.looseObject({ text: z.object({ body: z.string() }) });

const written = (text: string, fields: object = {}) =>
  owner.post(path, { name: newName("Pesan"), text, ...fields }, Message);
const shown = async (text: string, who: object): Promise<string> =>
  (await owner.post(`${path}/preview`, { text, ...who }, Preview)).text;

beforeAll(() => meta.hurry());

describe("the team's library", () => {
  test("4.3 keeps, finds, changes, copies and forgets a message", async () => {
    const category = newName("Promo");
    const made = await written("Halo {name|Kak}", { category });
    expect(await owner.get(`${path}/${made.id}`, Message)).toEqual(made);
    const found = await owner.get(
      `${path}?search=${encodeURIComponent(made.name.toUpperCase())}&category=${encodeURIComponent(category)}`,
      answers.pageOf(Message),
    );
    expect(found.items).toEqual([made]);
    const changed = await owner.put(
      `${path}/${made.id}`,
      { name: made.name, category, text: "Hai", version: made.version },
      Message,
    );
    expect(changed).toMatchObject({ text: "Hai", version: 2 });
    const copy = await owner.post(`${path}/${made.id}/duplicate`, {}, Message);
    expect(copy).toMatchObject({ name: `${made.name} (2)`, text: "Hai" });
    await owner.delete(`${path}/${made.id}`);
    expect(await owner.refused("GET", `${path}/${made.id}`)).toMatchObject({ status: 404 });
  });

  test("4.3 counts the campaigns that were made from a message", async () => {
    const made = await written("Halo semua");
    const message = { type: "text", text: made.text };
    await draft(null, { message, messageTemplateId: made.id });
    expect(await owner.get(`${path}/${made.id}`, Message)).toMatchObject({ usageCount: 1 });
  });

  test.each([
    ["Halo {nama}", "message-variable-malformed"],
    ["Halo {attributes.tidak_ada}", "message-variable-unknown"],
    ["{{Halo}}", "message-choice-single"],
    ["{{Halo|Hai", "message-brace-open"],
    ["{name?{{a|{{b|{{c|d}}}}}}}", "message-too-deep"],
  ])("4.1 neither library nor campaign nor preview takes %s", async (text, code) => {
    const refused = { status: 422, code };
    expect(await owner.refused("POST", path, { name: newName("x"), text })).toMatchObject(refused);
    const campaign = { name: newName("x"), message: { type: "text", text } };
    expect(await owner.refused("POST", "/api/campaigns", campaign)).toMatchObject(refused);
    expect(await owner.refused("POST", `${path}/preview`, { text })).toMatchObject(refused);
  });
});

describe("4.2 what is previewed is what arrives", () => {
  const text =
    "{{Halo|Hai|Hi}} *{first_name|Kak}*! " +
    "{attributes.city=Bandung?Mampir ke {{Dago|Braga}}.|Mampir, ya.} \\{{phone}\\}";

  test("P9 to each the same words as in the preview, also at a second try", async () => {
    const { segmentId, people } = await audience(8);
    await Promise.all(
      people.map(async ({ id, phone }, at) => {
        await meta.write(phone, "Halo, masih buka?");
        await until(async () => {
          const contact = await owner.get(`/api/contacts/${id}`, answers.Contact);
          if (contact["conversationCount"] !== 1) return false;
          const { version, name } = contact;
          const attributes = at % 2 === 0 ? { city: "bandung" } : {};
          const body = {
            version,
            name,
            phone,
            attributes,
            labelIds: contact.labels.map((l) => l.id),
          };
          return (await owner.send("PUT", `/api/contacts/${id}`, body)).status === 200;
        });
      }),
    );
    const [unlucky] = people;
    await meta.refuse(131_008, unlucky?.phone);
    const { id } = await draft(segmentId, { message: { type: "text", text } });
    const expected = new Map<number, string>();
    for (const person of people) {
      expected.set(person.id, await shown(text, { contactId: person.id, campaignId: id }));
    }
    await obey(id, "send");
    await reaches(id, ({ status }) => status === "completed");
    await meta.forgive(unlucky?.phone);
    await obey(id, "retry", { status: "failed", errorCode: 131_008 });
    await reaches(id, ({ status, stats }) => status === "completed" && stats.read === 8);
    const rows = await recipients(id);
    expect(new Map(rows.map(({ contactId, content }) => [contactId, content]))).toEqual(expected);
    for (const { id: contactId, phone } of people) {
      const arrived = (await meta.messagesTo(phone)).flatMap(({ callback, payload }) =>
        callback === null ? [] : [Text.parse(payload).text.body],
      );
      expect(new Set(arrived)).toEqual(new Set([expected.get(contactId)]));
    }
    expect(
      new Set([...expected.values()].map((words) => words.split(" ")[0])).size,
    ).toBeGreaterThan(1);
  });

  test("4.2 somebody made up stands in where nobody is chosen", async () => {
    expect(await shown("Halo {name}", {})).toBe("Halo Ayu Lestari");
  });
});
