import { formatOf, type DraftButton, type TemplateDraft } from "./template-draft.ts";
import { VARIABLE, variablesAsRead, variablesIn } from "./template.ts";

/** One of Meta's rules that a draft breaks, and the field that breaks it. */
export interface DraftProblem {
  /** `name`, `body`, `samples.1`, `buttons.0.url`. */
  readonly path: string;
  readonly why: keyof typeof rules;
  readonly limit?: number;
  readonly variable?: string;
}

const rules = {
  "name-form": {
    en: "Only small letters, digits and _ as in promo_akhir_pekan.",
    id: "Hanya huruf kecil, angka, dan _ seperti promo_akhir_pekan.",
  },
  "language-unknown": { en: "Choose a language.", id: "Pilih bahasa." },
  "category-unknown": {
    en: "Choose Marketing or Utility. Templates for sign-in codes are made in WhatsApp Manager.",
    id: "Pilih Promosi atau Layanan. Templat kode masuk dibuat di WhatsApp Manager.",
  },
  empty: { en: "This is needed.", id: "Wajib diisi." },
  "too-long": { en: "At most {limit} characters.", id: "Paling banyak {limit} karakter." },
  "one-variable": {
    en: "At most one variable here.",
    id: "Paling banyak satu variabel di sini.",
  },
  "no-variable": { en: "No variables here.", id: "Tidak boleh ada variabel di sini." },
  "no-formatting": {
    en: "No *, ~, ` and no line break in a header.",
    id: "Kepala tidak boleh berisi *, ~, `, atau baris baru.",
  },
  "one-line": { en: "No line break here.", id: "Tidak boleh ada baris baru di sini." },
  braces: {
    en: "A variable looks like {{1}} or {{first_name}}. Something in braces here is neither.",
    id: "Variabel ditulis {{1}} atau {{nama_depan}}. Ada isi kurung kurawal yang bukan keduanya.",
  },
  mixed: {
    en: "Either numbers as {{1}} or names as {{first_name}}, not both.",
    id: "Pilih angka seperti {{1}} atau nama seperti {{nama_depan}}, jangan keduanya.",
  },
  numbering: {
    en: "Number the variables in the order in which they stand: {{1}}, {{2}}, {{3}}, without a gap.",
    id: "Nomori variabel urut sesuai letaknya: {{1}}, {{2}}, {{3}}, tanpa lompatan.",
  },
  "variable-name": {
    en: "The name {variable} may hold only small letters, digits and _, and begins with a letter.",
    id: "Nama {variable} hanya boleh huruf kecil, angka, dan _, serta diawali huruf.",
  },
  edge: {
    en: "A variable may stand neither at the beginning nor at the end. Put words around it.",
    id: "Variabel tidak boleh di awal atau di akhir. Beri kata-kata di sekitarnya.",
  },
  adjacent: {
    en: "Two variables may not stand side by side. Put a word between them.",
    id: "Dua variabel tidak boleh berdampingan. Beri kata di antaranya.",
  },
  ratio: {
    en: "Too many variables for so few words: with these, at least {limit} words.",
    id: "Terlalu banyak variabel untuk kata sesedikit ini: perlu paling sedikit {limit} kata.",
  },
  "sample-missing": {
    en: "Give an example for {variable}: Meta's reviewers read it.",
    id: "Beri contoh untuk {variable}: peninjau Meta membacanya.",
  },
  "file-missing": {
    en: "Upload a sample file: Meta's reviewers look at it.",
    id: "Unggah berkas contoh: peninjau Meta melihatnya.",
  },
  "too-many-buttons": {
    en: "At most {limit} of these buttons.",
    id: "Paling banyak {limit} tombol jenis ini.",
  },
  "buttons-apart": {
    en: "Quick replies have to stand together: all before or all after the other buttons.",
    id: "Balasan cepat harus berkumpul: semua sebelum atau semua sesudah tombol lain.",
  },
  "labels-alike": {
    en: "Two buttons may not have the same label.",
    id: "Dua tombol tidak boleh berlabel sama.",
  },
  "not-a-url": {
    en: "An address that begins with https:// or http://, without spaces.",
    id: "Alamat yang diawali https:// atau http://, tanpa spasi.",
  },
  "variable-at-end": {
    en: "One variable at most, {{1}}, at the very end of the address.",
    id: "Paling banyak satu variabel, {{1}}, tepat di akhir alamat.",
  },
  "not-a-phone": {
    en: "A phone number with + and country code.",
    id: "Nomor telepon dengan + dan kode negara.",
  },
} as const;

export const draftSentence = ({ why, limit, variable }: DraftProblem, locale: "en" | "id") =>
  rules[why][locale]
    .replace("{limit}", String(limit ?? ""))
    .replace("{variable}", `{{${variable ?? ""}}}`);

export const LONGEST = {
  name: 512,
  header: 60,
  body: 1024,
  footer: 60,
  label: 25,
  url: 2000,
  code: 15,
};
const MOST = { all: 10, url: 2, phone: 1, "copy-code": 1 } as const;

/** All of Meta's rules that can be told before it is asked. Counted in UTF-16 units, as it may. */
export const draftProblems = (draft: TemplateDraft): DraftProblem[] => [
  ...nameProblems(draft),
  ...headerProblems(draft),
  ...bodyProblems(draft),
  ...footerProblems(draft.footer.trim()),
  ...buttonsProblems(draft.buttons),
];

function nameProblems({ name, language, category }: TemplateDraft): DraftProblem[] {
  const written = name.trim();
  return [
    ...fits("name", written, LONGEST.name),
    ...when(written !== "" && !/^[a-z0-9_]+$/.test(written), { path: "name", why: "name-form" }),
    ...when(!/^[a-z]{2,3}(_[A-Za-z]{2,4})?$/.test(language), {
      path: "language",
      why: "language-unknown",
    }),
    ...when(category !== "MARKETING" && category !== "UTILITY", {
      path: "category",
      why: "category-unknown",
    }),
  ];
}

const when = (condition: boolean, problem: DraftProblem): DraftProblem[] =>
  condition ? [problem] : [];

const fits = (path: string, text: string, limit: number): DraftProblem[] =>
  text === ""
    ? [{ path, why: "empty" }]
    : when(text.length > limit, { path, why: "too-long", limit });

const hasStrayBraces = (text: string): boolean => /\{\{|\}\}/.test(text.replaceAll(VARIABLE, ""));

function headerProblems(draft: TemplateDraft): DraftProblem[] {
  const { header } = draft;
  if (header.kind === "none" || header.kind === "location") return [];
  const path = "header";
  if (header.kind !== "text") return when(header.handle === "", { path, why: "file-missing" });
  const text = header.text.trim();
  const variables = variablesIn(text);
  return [
    ...fits(path, text, LONGEST.header),
    ...when(/[*~`\n]/.test(text), { path, why: "no-formatting" }),
    ...when(variables.length > 1, { path, why: "one-variable" }),
    ...when(hasStrayBraces(text), { path, why: "braces" }),
    ...variableProblems(path, variables, formatOf(draft)),
    ...sampleProblems(draft, variables, "header."),
  ];
}

function bodyProblems(draft: TemplateDraft): DraftProblem[] {
  const path = "body";
  const text = draft.body.trim();
  const variables = variablesAsRead(text);
  const words = text.replaceAll(VARIABLE, " ").split(/\s+/).filter(Boolean).length;
  const needed = variables.length * 2 + 1;
  return [
    ...fits(path, text, LONGEST.body),
    ...when(hasStrayBraces(text), { path, why: "braces" }),
    ...when(/^\{\{|\}\}$/.test(text), { path, why: "edge" }),
    ...when(/\}\}\s*\{\{/.test(text), { path, why: "adjacent" }),
    ...variableProblems(path, variables, formatOf(draft)),
    ...when(text !== "" && words < needed, { path, why: "ratio", limit: needed }),
    ...sampleProblems(draft, variables, ""),
  ];
}

function variableProblems(
  path: string,
  variables: readonly string[],
  format: "POSITIONAL" | "NAMED",
): DraftProblem[] {
  if (format === "POSITIONAL") {
    const inSequence = variables.every((name, place) => name === String(place + 1));
    return when(!inSequence, { path, why: "numbering" });
  }
  if (variables.some((name) => /^\d+$/.test(name))) return [{ path, why: "mixed" }];
  const wrong = variables.find((name) => !/^[a-z][a-z0-9_]*$/.test(name));
  return wrong === undefined ? [] : [{ path, why: "variable-name", variable: wrong }];
}

const sampleProblems = (
  { samples }: TemplateDraft,
  variables: readonly string[],
  prefix: string,
): DraftProblem[] =>
  variables.flatMap((variable) => {
    const key = `${prefix}${variable}`;
    const sample = Object.hasOwn(samples, key) ? (samples[key] ?? "").trim() : "";
    const path = `samples.${key}`;
    if (sample === "") return [{ path, why: "sample-missing" as const, variable }];
    return when(/[\n\t]/.test(sample), { path, why: "one-line" });
  });

const footerProblems = (text: string): DraftProblem[] => [
  ...when(text.length > LONGEST.footer, { path: "footer", why: "too-long", limit: LONGEST.footer }),
  ...when(/\{\{|\}\}/.test(text), { path: "footer", why: "no-variable" }),
  ...when(text.includes("\n"), { path: "footer", why: "one-line" }),
];

function buttonsProblems(buttons: readonly DraftButton[]): DraftProblem[] {
  const count = (kind: DraftButton["kind"]) => buttons.filter((one) => one.kind === kind).length;
  const quick = buttons.map(({ kind }) => kind === "quick-reply");
  const changes = quick.filter((one, place) => place > 0 && one !== quick[place - 1]).length;
  const tooMany = (limit: number): DraftProblem => ({
    path: "buttons",
    why: "too-many-buttons",
    limit,
  });
  return [
    ...when(buttons.length > MOST.all, tooMany(MOST.all)),
    ...when(count("url") > MOST.url, tooMany(MOST.url)),
    ...when(count("phone") > MOST.phone, tooMany(MOST.phone)),
    ...when(count("copy-code") > MOST["copy-code"], tooMany(MOST["copy-code"])),
    ...when(changes > 1, { path: "buttons", why: "buttons-apart" }),
    ...buttons.flatMap((button, place) => buttonProblems(buttons, button, `buttons.${place}`)),
  ];
}

function buttonProblems(
  all: readonly DraftButton[],
  button: DraftButton,
  path: string,
): DraftProblem[] {
  switch (button.kind) {
    case "quick-reply":
      return labelProblems(all, button.label, `${path}.label`);
    case "url":
      return [...labelProblems(all, button.label, `${path}.label`), ...urlProblems(button, path)];
    case "phone":
      return [
        ...labelProblems(all, button.label, `${path}.label`),
        ...when(!/^\+\d{5,19}$/.test(button.phone.trim().replaceAll(/[\s()-]/g, "")), {
          path: `${path}.phone`,
          why: "not-a-phone",
        }),
      ];
    case "copy-code":
      return [
        ...fits(`${path}.code`, button.code.trim(), LONGEST.code),
        ...when(/[\n{}]/.test(button.code), { path: `${path}.code`, why: "no-variable" }),
      ];
  }
}

function labelProblems(all: readonly DraftButton[], label: string, path: string): DraftProblem[] {
  const text = label.trim();
  const alike = all.filter((one) => "label" in one && one.label.trim() === text).length > 1;
  return [
    ...fits(path, text, LONGEST.label),
    ...when(/\{\{|\}\}/.test(text), { path, why: "no-variable" }),
    ...when(text.includes("\n"), { path, why: "one-line" }),
    ...when(text !== "" && alike, { path, why: "labels-alike" }),
  ];
}

function urlProblems(
  { url, sample }: Extract<DraftButton, { kind: "url" }>,
  at: string,
): DraftProblem[] {
  const path = `${at}.url`;
  const text = url.trim();
  const variables = variablesIn(text);
  const placed = /^[^{}]*\{\{1\}\}$/.test(text);
  // The beginning that the form offers is nothing written yet.
  const written = /^https?:\/\/$/.test(text) ? "" : text;
  return [
    ...fits(path, written, LONGEST.url),
    ...when(written !== "" && !/^https?:\/\/[^\s/.]+\.\S+$/.test(text), { path, why: "not-a-url" }),
    ...when((variables.length > 0 || /[{}]/.test(text)) && !placed, {
      path,
      why: "variable-at-end",
    }),
    ...when(placed && sample.trim() === "", {
      path: `${at}.sample`,
      why: "sample-missing",
      variable: "1",
    }),
  ];
}
