import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { draftProblems, draftSentence } from "./template-draft-problems.ts";
import { formatOf, shapeOfDraft, submissionOf, type TemplateDraft } from "./template-draft.ts";
import { fillTemplate } from "./template-fill.ts";
import { samplesOf, slotsOf } from "./template.ts";

const draft = (over: Partial<TemplateDraft> = {}): TemplateDraft => ({
  name: "promo_akhir_pekan",
  language: "id",
  category: "MARKETING",
  header: { kind: "text", text: "Promo {{1}}" },
  body: "Halo {{1}}, ada diskon {{2}} untuk Anda minggu ini.",
  footer: "Balas STOP untuk berhenti",
  buttons: [
    { kind: "quick-reply", label: "Berhenti" },
    { kind: "url", label: "Buka", url: "https://kopi.example/{{1}}", sample: "ayu" },
    { kind: "phone", label: "Telepon", phone: "+62 811-1000-2001" },
    { kind: "copy-code", code: "SENJA25" },
  ],
  samples: { "header.1": "Senja", "1": "Ayu", "2": "25%" },
  ...over,
});

const told = (over: Partial<TemplateDraft>) =>
  draftProblems(draft(over)).map(({ path, why }) => `${path}: ${why}`);

describe("11.6 a template that somebody writes", () => {
  it("11.6 is handed to Meta in its shape, with a sample for each variable", () => {
    expect(draftProblems(draft())).toEqual([]);
    expect(submissionOf(draft())).toEqual({
      name: "promo_akhir_pekan",
      language: "id",
      category: "MARKETING",
      parameter_format: "POSITIONAL",
      components: [
        {
          type: "HEADER",
          format: "TEXT",
          text: "Promo {{1}}",
          example: { header_text: ["Senja"] },
        },
        {
          type: "BODY",
          text: "Halo {{1}}, ada diskon {{2}} untuk Anda minggu ini.",
          example: { body_text: [["Ayu", "25%"]] },
        },
        { type: "FOOTER", text: "Balas STOP untuk berhenti" },
        {
          type: "BUTTONS",
          buttons: [
            { type: "QUICK_REPLY", text: "Berhenti" },
            { type: "URL", text: "Buka", url: "https://kopi.example/{{1}}", example: ["ayu"] },
            { type: "PHONE_NUMBER", text: "Telepon", phone_number: "+6281110002001" },
            { type: "COPY_CODE", example: "SENJA25" },
          ],
        },
      ],
    });
  });

  it("11.6 names its variables where they are names", () => {
    const named = draft({
      header: { kind: "none" },
      body: "Halo {{first_name}}, pesanan {{order}} sudah siap diambil.",
      samples: { first_name: "Ayu", order: "KS-7" },
    });
    expect(draftProblems(named)).toEqual([]);
    expect(formatOf(named)).toBe("NAMED");
    expect(submissionOf(named).components[0]?.example).toEqual({
      body_text_named_params: [
        { param_name: "first_name", example: "Ayu" },
        { param_name: "order", example: "KS-7" },
      ],
    });
  });

  it.each([
    [{ name: "" }, "name: empty"],
    [{ name: "Promo" }, "name: name-form"],
    [{ name: "a".repeat(513) }, "name: too-long"],
    [{ language: "Indonesia" }, "language: language-unknown"],
    [{ category: "AUTHENTICATION" }, "category: category-unknown"],
    [{ header: { kind: "text", text: "x".repeat(61) } }, "header: too-long"],
    [{ header: { kind: "text", text: "*Promo*" } }, "header: no-formatting"],
    [{ header: { kind: "text", text: "{{1}} dan {{2}}" } }, "header: one-variable"],
    [{ header: { kind: "image", handle: "" } }, "header: file-missing"],
    [{ body: "" }, "body: empty"],
    [{ body: "x".repeat(1025) }, "body: too-long"],
    [{ body: "{{1}} halo semua pelanggan" }, "body: edge"],
    [{ body: "Halo semua pelanggan kami {{1}}" }, "body: edge"],
    [{ body: "Halo {{1}} {{2}} semua pelanggan kami hari ini" }, "body: adjacent"],
    [{ body: "Halo {{2}} semua pelanggan kami hari ini" }, "body: numbering"],
    [{ body: "Halo {{2}} dan {{1}} semua pelanggan kami" }, "body: numbering"],
    [{ body: "Halo {{1}} dan {{nama}} semua pelanggan kami" }, "body: mixed"],
    [{ body: "Halo {{Nama}} semua pelanggan kami hari ini" }, "body: variable-name"],
    [{ body: "Halo {{nama saya}} semua pelanggan kami" }, "body: braces"],
    [{ body: "Hai {{1}} dan {{2}} ya" }, "body: ratio"],
    [{ samples: { "header.1": "a", "1": "b" } }, "samples.2: sample-missing"],
    [{ samples: { "header.1": "a", "1": "b", "2": "c\nd" } }, "samples.2: one-line"],
    [{ footer: "x".repeat(61) }, "footer: too-long"],
    [{ footer: "Untuk {{1}}" }, "footer: no-variable"],
    [{ buttons: [{ kind: "quick-reply", label: "" }] }, "buttons.0.label: empty"],
    [{ buttons: [{ kind: "quick-reply", label: "x".repeat(26) }] }, "buttons.0.label: too-long"],
    [{ buttons: [{ kind: "copy-code", code: "x".repeat(16) }] }, "buttons.0.code: too-long"],
    [
      { buttons: [{ kind: "url", label: "a", url: "kopi", sample: "" }] },
      "buttons.0.url: not-a-url",
    ],
    [
      { buttons: [{ kind: "url", label: "a", url: "https://a.b/{{1}}/c", sample: "x" }] },
      "buttons.0.url: variable-at-end",
    ],
    [
      { buttons: [{ kind: "url", label: "a", url: "https://a.b/{{1}}", sample: " " }] },
      "buttons.0.sample: sample-missing",
    ],
    [{ buttons: [{ kind: "phone", label: "a", phone: "0811" }] }, "buttons.0.phone: not-a-phone"],
    [
      {
        buttons: [
          { kind: "quick-reply", label: "a" },
          { kind: "copy-code", code: "x" },
          { kind: "quick-reply", label: "b" },
        ],
      },
      "buttons: buttons-apart",
    ],
    [
      {
        buttons: [
          { kind: "quick-reply", label: "a" },
          { kind: "quick-reply", label: "a" },
        ],
      },
      "buttons.0.label: labels-alike",
    ],
    [
      {
        buttons: [1, 2, 3].map((n) => ({
          kind: "url",
          label: `${n}`,
          url: "https://a.b",
          sample: "",
        })),
      },
      "buttons: too-many-buttons",
    ],
  ] as const)("11.6 %# breaks a rule of Meta's: %j", (over, problem) => {
    expect(told(over as Partial<TemplateDraft>)).toContain(problem);
  });

  it("11.6 every rule is said in both languages", () => {
    const broken = draft({ name: "", body: "{{1}}{{3}}", footer: "{{1}}", samples: {} });
    for (const problem of draftProblems(broken)) {
      const [en, id] = [draftSentence(problem, "en"), draftSentence(problem, "id")];
      expect(en).not.toBe(id);
      expect(`${en}${id}`).not.toMatch(/\{(limit|variable)\}/);
    }
  });

  it("P33 whatever is typed, checking it never throws; without problems its samples fit it", () => {
    const text = fc.oneof(
      fc.string(),
      fc
        .array(
          fc.constantFrom("{{1}}", "{{2}}", "{{nama}}", "halo", "kopi", " ", "\n", "{{", "*"),
          {
            maxLength: 12,
          },
        )
        .map((parts) => parts.join(" ")),
      fc.constant("Halo {{1}} dan {{2}}, selamat datang di kedai kami hari ini."),
    );
    const samples = fc.constant({ "header.1": "Senja", "1": "Ayu", "2": "kopi", nama: "Ayu" });
    const any = fc.record({
      name: fc.constantFrom("promo", "Promo", ""),
      language: fc.constant("id"),
      category: fc.constant("UTILITY"),
      header: fc.oneof(
        text.map((words) => ({ kind: "text" as const, text: words })),
        fc.constant({ kind: "none" as const }),
      ),
      body: text,
      footer: fc.oneof(text, fc.constant("")),
      buttons: fc.constant(draft().buttons),
      samples,
    });
    fc.assert(
      fc.property(any, (written) => {
        if (draftProblems(written).length > 0) return;
        const shape = shapeOfDraft(written);
        const values = samplesOf(shape);
        expect(Object.keys(values).toSorted()).toEqual(
          slotsOf(shape)
            .map(({ key }) => key)
            .toSorted(),
        );
        expect(fillTemplate(shape, values, null)).toMatchObject({ ok: true });
      }),
      { numRuns: 500 },
    );
  });
});
