import { expect, test } from "vitest";
import { seedTemplates } from "../seed-templates.ts";
import { fillTemplate, sendable } from "./fill-template.ts";
import { checkDraft } from "./template-rules.ts";

function fill(name: string, components: unknown[]) {
  const template = seedTemplates.find((one) => one.name === name);
  if (template === undefined) throw new Error(`no template ${name}`);
  const language = { code: template.language };
  return fillTemplate(template, {
    name,
    language,
    components: structuredClone(components) as NonNullable<
      Parameters<typeof fillTemplate>[1]["components"]
    >,
  });
}

const text = (...values: string[]) => values.map((value) => ({ type: "text", text: value }));
const body = (...values: string[]) => ({ type: "body", parameters: text(...values) });
const code = (result: ReturnType<typeof fill>) => (result.ok ? null : result.error.code);

test("positional parameters fill the text", () => {
  const result = fill("promo_akhir_pekan", [body("Ana", "25%")]);
  expect(result).toMatchObject({ ok: true, value: { body: expect.stringContaining("Halo Ana") } });
});

test("132000 too few or too many parameters, in Meta's words", () => {
  const result = fill("promo_akhir_pekan", [body("Ana")]);
  expect(result).toMatchObject({
    error: {
      code: 132000,
      details:
        "body: number of localizable_params (1) does not match the expected number of params (2)",
    },
  });
});

test("100 a named template needs names, in any order", () => {
  expect(code(fill("order_update", [body("Ana", "1", "now")]))).toBe(100);
  const named = ["eta", "order_number", "first_name"].map((parameter_name) => ({
    type: "text",
    text: `<${parameter_name}>`,
    parameter_name,
  }));
  expect(fill("order_update", [{ type: "body", parameters: named }])).toMatchObject({
    value: { body: expect.stringContaining("Hi <first_name>, your order <order_number>") },
  });
});

test("132018 new lines, tabs and five spaces are refused", () => {
  for (const bad of ["a\nb", "a\tb", "a     b"]) {
    expect(code(fill("promo_akhir_pekan", [body(bad, "x")]))).toBe(132018);
  }
  expect(code(fill("promo_akhir_pekan", [body("a    b", "x")]))).toBeNull();
});

test("132005 the filled text may not be too long", () => {
  expect(code(fill("promo_akhir_pekan", [body("a".repeat(1000), "x")]))).toBe(132005);
});

test("132012 a header of the wrong kind, or none", () => {
  const video = { type: "header", parameters: [{ type: "video", video: { id: "1" } }] };
  expect(code(fill("menu_baru", [video, body("Ana")]))).toBe(132012);
  expect(code(fill("menu_baru", [body("Ana")]))).toBe(132012);
  expect(code(fill("tagihan_bulanan", [body("Ana", "Mei", "1")]))).toBe(132012);
  expect(code(fill("undangan_acara", [body("Ana", "1 Juni")]))).toBe(132012);
});

test("131008 a button with a variable needs its parameter", () => {
  expect(code(fill("flash_sale", [body("Ana")]))).toBe(131008);
  expect(code(fill("kode_voucher", [body("Ana")]))).toBe(131008);
  const button = { type: "button", sub_type: "url", index: 0, parameters: text("ana") };
  expect(fill("flash_sale", [body("Ana"), button])).toMatchObject({
    value: {
      buttons: [{ url: "https://kopisenja.example/s/ana" }, {}, { payload: "Unsubscribe" }],
    },
  });
});

test("132015, 132016 and 132001 paused, disabled and anything else unapproved", () => {
  const codes = (["PAUSED", "DISABLED", "PENDING", "REJECTED"] as const).map((status) => {
    const [template] = seedTemplates;
    const result = template === undefined ? null : sendable({ ...template, status });
    return result?.ok === false ? result.error.code : null;
  });
  expect(codes).toEqual([132015, 132016, 132001, 132001]);
});

const draft = (text: string, example: string[], extra: object[] = []) => ({
  name: "promo_baru",
  language: "id",
  category: "marketing",
  components: [{ type: "body", text, example: { body_text: [example] } }, ...extra],
});
const subcode = (value: unknown) => {
  const result = checkDraft(value);
  return result.ok ? "fine" : (result.error.subcode ?? result.error.code);
};

test("creation keeps Meta's rules on variables and lengths", () => {
  expect(subcode(draft("Halo {{1}}, apa kabar hari ini?", ["Ana"]))).toBe("fine");
  expect(subcode(draft("{{1}} apa kabar hari ini?", ["Ana"]))).toBe(2388299);
  expect(subcode(draft("Halo {{1}}{{2}} apa kabar semua hari ini?", ["a", "b"]))).toBe(2388072);
  expect(subcode(draft("Halo {{1}} dan {{3}}, apa kabar semua?", ["a", "b"]))).toBe(2388072);
  expect(subcode(draft("Hai {{1}} dan {{2}} ya", ["a", "b"]))).toBe(2388293);
  expect(subcode(draft("Halo {{1}}, apa kabar hari ini?", []))).toBe(2388072);
  expect(subcode(draft("x".repeat(1025), []))).toBe(2388040);
  expect(subcode({ ...draft("Halo semua", []), name: "Promo Baru" })).toBe(100);
});

test("creation counts and orders buttons", () => {
  const buttons = (...types: string[]) => ({
    type: "BUTTONS",
    buttons: types.map((type) => ({
      type,
      text: "x",
      url: "https://a.example/",
      phone_number: "+62811",
    })),
  });
  const check = (...types: string[]) =>
    subcode(draft("Halo semua di sana", [], [buttons(...types)]));
  expect(check("QUICK_REPLY", "QUICK_REPLY", "URL")).toBe("fine");
  expect(check("QUICK_REPLY", "URL", "QUICK_REPLY")).toBe(100);
  expect(check("URL", "URL", "URL")).toBe(100);
});
