import { answers, api, business, newName, newPhone, until } from "@siar/testing";
import { describe, expect, inject, test } from "vitest";
import { z } from "zod";

const product = inject("product");
const owner = api(product);
const shop = business(owner);

const Import = z.looseObject({
  id: z.number(),
  status: z.string(),
  read: z.number(),
  created: z.number(),
  updated: z.number(),
  skipped: z.number(),
  failed: z.number(),
});
const Preview = z.looseObject({
  columns: z.array(z.object({ name: z.string(), target: z.string().nullable() })),
  rows: z.array(z.array(z.string())),
});
const csv = { "content-type": "text/csv" };

async function uploaded(lines: readonly string[]) {
  const path = "/api/imports?name=pelanggan.csv";
  const { status, body } = await owner.send("POST", path, lines.join("\r\n"), csv);
  expect(status).toBe(201);
  return Import.parse(body);
}

async function imported(lines: readonly string[], more: object = {}) {
  const { id } = await uploaded(lines);
  const { columns } = await owner.get(`/api/imports/${id}/preview`, Preview);
  const mapping = columns.flatMap(({ target }, column) =>
    target === null ? [] : [{ column, target }],
  );
  const plan = { delimiter: ",", hasHeader: true, duplicates: "update", mapping, ...more };
  await owner.post(`/api/imports/${id}/start`, plan, Import);
  return until(async () => {
    const now = await owner.get(`/api/imports/${id}`, Import);
    if (now.status === "done") return now;
    throw new Error(`The import stayed ${now.status}`);
  }, 20_000);
}

const found = async (search: string) => {
  const path = `/api/contacts?search=${encodeURIComponent(search)}`;
  return (await owner.get(path, answers.pageOf(answers.Contact))).items;
};

describe("an import", () => {
  test("1.1 good rows become contacts, bad ones come back with their reason", async () => {
    const name = newName("Impor");
    const [one, two] = [newPhone(), newPhone()];
    const labelId = await shop.label();
    const done = await imported(
      [
        "Nama,No HP,Kota,Email",
        `${name} A,${one},Bogor,a@x`,
        `${name} B,12,Bogor,b@x`,
        `${name} C,${two},,c@x`,
      ],
      { labelIds: [labelId], optIn: { source: "Formulir" } },
    );
    expect(done).toMatchObject({ read: 3, created: 2, updated: 0, skipped: 0, failed: 1 });
    const people = await found(name);
    expect(people).toMatchObject([
      {
        name: `${name} A`,
        phone: one,
        attributes: { city: "Bogor" },
        optIn: { source: "Formulir" },
      },
      { name: `${name} C`, phone: two, attributes: {} },
    ]);
    expect(people.every(({ labels }) => labels.some(({ id }) => id === labelId))).toBe(true);
    const failed = await owner.send("GET", `/api/imports/${done.id}/failed`);
    expect(failed.headers.get("content-disposition")).toContain("attachment");
    expect(String(failed.body)).toContain(`${name} B,12,Bogor,b@x,3,“12” is not a phone number.`);
    const entries = (await shop.audited("import", done.id)).map(({ action }) => action);
    expect(entries).toEqual(["import.upload", "import.start"]);
  });

  test("1.1 what is exported can be imported, and changes nothing", async () => {
    const name = newName("=Bolak");
    const labelId = await shop.label();
    await shop.contact({ name, labelIds: [labelId], attributes: { city: 'Kota, "Baru"' } });
    const path = `/api/contacts/export?labelId=${labelId}`;
    const lines = String((await owner.send("GET", path)).body)
      .split("\r\n")
      .slice(0, -1);
    expect(lines[1]).toContain(`'${name}`);
    const before = await found(name.slice(1));
    const done = await imported(lines);
    expect(done).toMatchObject({ read: 1, updated: 1 });
    expect(await found(name.slice(1))).toMatchObject([
      {
        name,
        attributes: before[0]?.attributes,
        phone: before[0]?.phone,
        labels: [{ id: labelId }],
      },
    ]);
  });

  test.each([
    ["an empty file", "", "import-empty"],
    ["a workbook", "PK\u0003\u0004…", "import-spreadsheet"],
    ["NUL bytes", "a,b\n\0,1", "import-not-text"],
  ])("1.1 of %s is refused with a sentence that says why", async (_, body, code) => {
    const path = "/api/imports?name=x.csv";
    expect(await owner.refused("POST", path, body, csv)).toMatchObject({ status: 422, code });
  });

  test("1.1 can be discarded before it is started, and not started after that", async () => {
    const { id } = await uploaded(["Nama,No HP", `A,${newPhone()}`]);
    const discarded = await owner.post(`/api/imports/${id}/cancel`, {}, Import);
    expect(discarded.status).toBe("discarded");
    expect(await owner.refused("POST", `/api/imports/${id}/cancel`, {})).toMatchObject({
      status: 409,
      code: "import-over",
    });
  });
});

describe("who may", () => {
  test("13.2 a supervisor imports nothing, and exports masked numbers", async () => {
    const labelId = await shop.label();
    const { phone } = await shop.contact({ labelIds: [labelId] });
    const { email, password } = await shop.member("supervisor");
    const supervisor = await api({ url: product.url }).signIn(email, password);
    const refused = await supervisor.refused("POST", "/api/imports?name=x.csv", "a,b\n1,2", csv);
    expect(refused.code).toBe("forbidden");
    const { body } = await supervisor.send("GET", `/api/contacts/export?labelId=${labelId}`);
    expect(String(body)).toContain("••••");
    expect(String(body)).not.toContain(phone);
    const grouped = await supervisor.send(
      "GET",
      `/api/contacts/export?labelId=${labelId}&phones=grouped`,
    );
    expect(String(grouped.body)).toContain("••••");
  });

  test("1.1 of a segment, whoever is in it now is exported", async () => {
    const { segmentId, people } = await shop.audience(3);
    const { body } = await owner.send(
      "GET",
      `/api/contacts/export?segmentId=${segmentId}&phones=grouped`,
    );
    const lines = String(body).trimEnd().split("\r\n");
    expect(lines).toHaveLength(4);
    const phones = lines.slice(1).map((line) => line.split(",")[1]?.replaceAll(/[^+\d]/g, ""));
    expect(phones).toEqual(people.map(({ phone }) => phone));
    expect(lines[1]).toMatch(/\+62 813-\d{4}-\d{4},/);
  });
});
