import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { messageBody } from "./message.ts";
import {
  headerMediaKind,
  slotsOf,
  unsendablePart,
  type TemplateComponent,
  type TemplateShape,
} from "./template.ts";
import { fillTemplate, sanitiseParameter, type TemplateMedia } from "./template-fill.ts";
import { problemSentence, type TemplateProblem } from "./template-problems.ts";

const shape = (
  components: TemplateComponent[],
  parameterFormat: TemplateShape["parameterFormat"] = "POSITIONAL",
): TemplateShape => ({ parameterFormat, components });

const promo = shape([
  { type: "HEADER", format: "TEXT", text: "Promo {{1}}" },
  { type: "BODY", text: "Halo {{2}}, diskon *{{1}}* untuk {{2}}" },
  { type: "FOOTER", text: "Balas STOP" },
  {
    type: "BUTTONS",
    buttons: [
      { type: "QUICK_REPLY", text: "Berhenti promo" },
      { type: "URL", text: "Belanja", url: "https://toko.example/s/{{1}}" },
      { type: "COPY_CODE", example: "HEMAT" },
      { type: "URL", text: "Tentang", url: "https://toko.example" },
    ],
  },
]);
const promoValues = {
  "header.1": "Ramadan",
  "1": "25%",
  "2": "Ayu",
  "button.1": "ayu 1/é",
  "button.2": "HEMAT25",
};

function wire(
  template: TemplateShape,
  values: Readonly<Record<string, string>>,
  media: TemplateMedia | null = null,
): unknown {
  const filled = fillTemplate(template, values, media);
  if (!filled.ok) throw new Error(JSON.stringify(filled.error));
  const content = { type: "template", name: "t", language: "id", filled: filled.value } as const;
  const body = messageBody({ to: { phone: "+62812" }, content })["template"];
  return typeof body === "object" && body !== null ? Reflect.get(body, "components") : null;
}

const problemsOf = (
  template: TemplateShape,
  values: Readonly<Record<string, string>>,
  media: TemplateMedia | null = null,
): readonly TemplateProblem[] => {
  const filled = fillTemplate(template, values, media);
  return filled.ok ? [] : filled.error;
};

describe("11.4 what a template asks for", () => {
  it("11.4 finds the variables of header, body and buttons, each once and by number", () => {
    expect(slotsOf(promo).map(({ key }) => key)).toEqual([
      "header.1",
      "1",
      "2",
      "button.1",
      "button.2",
    ]);
  });

  it("11.4 keeps the order of named variables, and names the parts of a place", () => {
    const named = shape([{ type: "BODY", text: "{{who}} {{ eta }} {{who}}" }], "NAMED");
    expect(slotsOf(named).map(({ key }) => key)).toEqual(["who", "eta"]);
    const place = shape([{ type: "header", format: "location" }]);
    expect(slotsOf(place).map(({ key }) => key)).toEqual([
      "header.latitude",
      "header.longitude",
      "header.name",
      "header.address",
    ]);
  });

  it("11.2 tells the file of a header, and what Siar cannot send yet", () => {
    expect(headerMediaKind(shape([{ type: "HEADER", format: "DOCUMENT" }]))).toBe("document");
    expect(headerMediaKind(promo)).toBeNull();
    expect(unsendablePart(promo)).toBeNull();
    expect(unsendablePart(shape([{ type: "CAROUSEL" }]))).toBe("CAROUSEL");
    const flow = shape([{ type: "BUTTONS", buttons: [{ type: "flow", text: "Isi" }] }]);
    expect(unsendablePart(flow)).toBe("FLOW");
  });
});

describe("10.2 a template with a person's values", () => {
  it("10.2 becomes Meta's parameters, in the order of their numbers", () => {
    expect(wire(promo, promoValues)).toEqual([
      { type: "header", parameters: [{ type: "text", text: "Ramadan" }] },
      {
        type: "body",
        parameters: [
          { type: "text", text: "25%" },
          { type: "text", text: "Ayu" },
        ],
      },
      {
        type: "button",
        sub_type: "url",
        index: 1,
        parameters: [{ type: "text", text: "ayu%201/%C3%A9" }],
      },
      {
        type: "button",
        sub_type: "copy_code",
        index: 2,
        parameters: [{ type: "coupon_code", coupon_code: "HEMAT25" }],
      },
    ]);
  });

  it("10.2 names the parameters of a named template", () => {
    const named = shape([{ type: "BODY", text: "Hi {{first_name}}" }], "NAMED");
    expect(wire(named, { first_name: "Ana" })).toEqual([
      {
        type: "body",
        parameters: [{ type: "text", parameter_name: "first_name", text: "Ana" }],
      },
    ]);
  });

  it("10.2 carries files and places in the header", () => {
    const bill = shape([
      { type: "HEADER", format: "DOCUMENT" },
      { type: "BODY", text: "Tagihan" },
    ]);
    expect(wire(bill, {}, { ref: { id: "9" }, filename: "mei.pdf" })).toEqual([
      {
        type: "header",
        parameters: [{ type: "document", document: { id: "9", filename: "mei.pdf" } }],
      },
    ]);
    const place = shape([
      { type: "HEADER", format: "LOCATION" },
      { type: "BODY", text: "Datang" },
    ]);
    const where = { "header.latitude": "-6.2", "header.longitude": "106.8" };
    const named = { ...where, "header.name": "Kedai", "header.address": "Jl. A" };
    expect(wire(place, named)).toEqual([
      {
        type: "header",
        parameters: [
          {
            type: "location",
            location: { latitude: -6.2, longitude: 106.8, name: "Kedai", address: "Jl. A" },
          },
        ],
      },
    ]);
  });

  it("10.2 asks for nothing where there is no variable", () => {
    expect(wire(shape([{ type: "BODY", text: "Halo" }]), {})).toEqual([]);
  });

  it("11.4 reads as the person will read it", () => {
    const filled = fillTemplate(promo, promoValues, null);
    expect(filled.ok && filled.value.text).toBe(
      "Promo Ramadan\n\nHalo Ayu, diskon *25%* untuk Ayu\n\nBalas STOP",
    );
  });

  it("4.1 a value that looks like a variable stays a value", () => {
    const filled = fillTemplate(promo, { ...promoValues, "2": "{{1}} $& $1" }, null);
    expect(filled.ok && filled.value.body.text).toBe(
      "Halo {{1}} $& $1, diskon *25%* untuk {{1}} $& $1",
    );
  });
});

describe("11.5 what is wrong with values", () => {
  it("11.5 names the variable and the part for each missing value", () => {
    const missing = problemsOf(promo, { "1": "25%", "2": "  \n " });
    expect(missing.map(({ key, why }) => `${key} ${why}`)).toEqual([
      "header.1 missing",
      "2 missing",
      "button.1 missing",
      "button.2 missing",
    ]);
    expect(missing.map((problem) => problemSentence(problem, "en"))).toEqual([
      "Header {{1}}: needs a value.",
      "Body {{2}}: needs a value.",
      "Button 2 {{1}}: needs a value.",
      "Button 3 {{code}}: needs a value.",
    ]);
  });

  it("11.5 counts the length after substitution, in every part", () => {
    const long = (values: Partial<typeof promoValues>) =>
      problemsOf(promo, { ...promoValues, ...values }).map(({ key, why, limit }) => [
        key,
        why,
        limit,
      ]);
    expect(long({ "header.1": "x".repeat(54) })).toEqual([]);
    expect(long({ "header.1": "x".repeat(55) })).toEqual([["header.1", "too-long", 60]]);
    expect(long({ "2": "x".repeat(600) })).toEqual([["2", "too-long", 1024]]);
    expect(long({ "button.1": "x".repeat(2000) })).toEqual([["button.1", "too-long", 2000]]);
    expect(long({ "button.2": "x".repeat(21) })).toEqual([["button.2", "too-long", 20]]);
  });

  it("11.5 wants a file for a header with one, and real coordinates for a place", () => {
    const image = shape([
      { type: "HEADER", format: "IMAGE" },
      { type: "BODY", text: "Halo" },
    ]);
    expect(problemsOf(image, {})).toMatchObject([{ component: "header", why: "media-missing" }]);
    expect(problemsOf(image, {}, { ref: { id: "1" } })).toEqual([]);
    const place = shape([{ type: "HEADER", format: "LOCATION" }]);
    const values = { "header.latitude": "91", "header.longitude": "timur" };
    const rest = { "header.name": "Kedai", "header.address": "Jl. A" };
    expect(problemsOf(place, { ...values, ...rest }).map(({ key }) => key)).toEqual([
      "header.latitude",
      "header.longitude",
    ]);
  });

  it("11.5 refuses a value for a variable that the template does not have", () => {
    expect(problemsOf(promo, { ...promoValues, "3": "x", toString: "y" })).toMatchObject([
      { key: "3", why: "no-such-variable" },
      { key: "toString", why: "no-such-variable" },
    ]);
  });

  it("P33 a filled template never breaks a rule of Meta's, whatever the values", () => {
    const value = fc.string({ unit: "grapheme", maxLength: 80 });
    const values = fc.record({
      "header.1": value,
      "1": value,
      "2": value,
      "button.1": value,
      "button.2": value,
    });
    fc.assert(
      fc.property(values, (given) => {
        const filled = fillTemplate(promo, given, null);
        if (!filled.ok) {
          expect(filled.error.length).toBeGreaterThan(0);
          return;
        }
        const { body, header, buttons } = filled.value;
        const texts = [...body.values, ...(header.kind === "text" ? header.values : [])];
        for (const { text } of texts) expect(text).not.toMatch(/^$|[\n\r\t]| {5}/);
        expect(header.kind === "text" && header.text.length).toBeLessThanOrEqual(60);
        expect(body.text.length).toBeLessThanOrEqual(1024);
        expect(buttons[0]?.value).toMatch(/^[\w\-.~:/?#[\]@!$&'()*+,;=%]+$/);
      }),
      { numRuns: 300 },
    );
  });

  it("P33 exactly the empty values are reported as missing", () => {
    const keys = ["header.1", "1", "2", "button.1", "button.2"];
    fc.assert(
      fc.property(fc.subarray(keys), (filledIn) => {
        const given = Object.fromEntries(filledIn.map((key) => [key, "x"]));
        const missing = problemsOf(promo, given).map(({ key }) => key);
        expect(missing).toEqual(keys.filter((key) => !filledIn.includes(key)));
      }),
      { numRuns: 100 },
    );
  });

  it("11.5 makes one line of a value, with at most four spaces in a row", () => {
    expect(sanitiseParameter(" a\r\n\tb      c\u2028d ")).toBe("a b    c d");
  });
});
