import {
  headerMediaKind,
  partOf,
  substitute,
  type FilledTemplate,
  type TemplateShape,
  type TemplateSlot,
} from "./template.ts";

/** What is wrong, and where: which variable of which part. */
export interface TemplateProblem {
  readonly key: string;
  readonly component: TemplateSlot["component"];
  readonly variable: string;
  readonly button?: number;
  readonly why:
    | "missing"
    | "too-long"
    | "line-break"
    | "spaces"
    | "media-missing"
    | "not-a-coordinate"
    | "no-such-variable";
  /** For `too-long`: how many characters the part may have with its values. */
  readonly limit?: number;
}

type Values = Readonly<Record<string, string>>;
type ValueOf = (key: string) => string;

const LIMIT = { header: 60, body: 1024, url: 2000, code: 20 };
const BOUNDS: Readonly<Record<string, number>> = { "header.latitude": 90, "header.longitude": 180 };

export const strangers = (slots: readonly TemplateSlot[], given: Values): TemplateProblem[] =>
  Object.keys(given)
    .filter((key) => slots.every((slot) => slot.key !== key))
    .map((key) => ({ key, component: "body", variable: key, why: "no-such-variable" }));

export function valueProblem(slot: TemplateSlot, value: string): TemplateProblem[] {
  if (value === "") return [{ ...slot, why: "missing" }];
  const bound = BOUNDS[slot.key];
  if (bound === undefined || Math.abs(Number(value)) <= bound) return [];
  return [{ ...slot, why: "not-a-coordinate" }];
}

export const mediaProblem = (shape: TemplateShape, media: object | null): TemplateProblem[] =>
  headerMediaKind(shape) !== null && media === null
    ? [{ key: "header", component: "header", variable: "", why: "media-missing" }]
    : [];

/** Counted in UTF-16 units, the stricter of the two ways in which Meta may count. */
export function lengthProblems(
  shape: TemplateShape,
  { header, body, buttons }: FilledTemplate,
  slots: readonly TemplateSlot[],
  valueOf: ValueOf,
): TemplateProblem[] {
  const inside = (component: TemplateSlot["component"]) =>
    longestOf(
      slots.filter((slot) => slot.component === component),
      valueOf,
    );
  const headerText = header.kind === "text" ? header.text : "";
  return [
    ...(headerText.length > LIMIT.header ? tooLong(inside("header"), LIMIT.header) : []),
    ...(body.text.length > LIMIT.body ? tooLong(inside("body"), LIMIT.body) : []),
    ...buttons.flatMap(({ index, kind, value }) => {
      const limit = kind === "url" ? LIMIT.url : LIMIT.code;
      const length = kind === "url" ? urlLength(shape, index, value) : value.length;
      return length > limit
        ? tooLong(
            slots.find(({ button }) => button === index),
            limit,
          )
        : [];
    }),
  ];
}

/** What somebody wrote themselves is theirs to mend; what comes from a contact is mended for them. */
export const writtenProblems = (
  slots: readonly TemplateSlot[],
  written: Values,
): TemplateProblem[] =>
  slots.flatMap((slot): TemplateProblem[] => {
    const text = Object.hasOwn(written, slot.key) ? (written[slot.key] ?? "").trim() : "";
    if (/[\n\r\t\v\f\u0085\u2028\u2029]/.test(text)) return [{ ...slot, why: "line-break" }];
    return / {5,}/.test(text) ? [{ ...slot, why: "spaces" }] : [];
  });

const urlLength = (shape: TemplateShape, index: number, value: string): number =>
  substitute(partOf(shape, "BUTTONS")?.buttons?.[index]?.url ?? "", () => value).length;

/** When a part grew too long, its longest value is the one to look at. */
const longestOf = (slots: readonly TemplateSlot[], valueOf: ValueOf): TemplateSlot | undefined =>
  slots.toSorted((a, b) => valueOf(b.key).length - valueOf(a.key).length)[0];

const tooLong = (slot: TemplateSlot | undefined, limit: number): TemplateProblem[] =>
  slot === undefined ? [] : [{ ...slot, why: "too-long", limit }];

/** For people, in their language. */
export function problemSentence(problem: TemplateProblem, locale: "en" | "id"): string {
  const where = placeOf(problem, locale);
  const said = SENTENCES[problem.why][locale];
  return `${where}: ${said.replace("{limit}", String(problem.limit ?? ""))}`;
}

const SENTENCES: Readonly<Record<TemplateProblem["why"], { en: string; id: string }>> = {
  missing: { en: "needs a value.", id: "perlu diisi." },
  "too-long": {
    en: "the text is longer than {limit} characters with this value.",
    id: "teks lebih dari {limit} karakter dengan nilai ini.",
  },
  "line-break": {
    en: "a value may hold no line break and no tab.",
    id: "nilai tidak boleh berisi baris baru atau tab.",
  },
  spaces: {
    en: "a value may hold at most four spaces in a row.",
    id: "nilai paling banyak berisi empat spasi beruntun.",
  },
  "media-missing": { en: "needs a file.", id: "perlu berkas." },
  "not-a-coordinate": { en: "is not a coordinate.", id: "bukan koordinat." },
  "no-such-variable": {
    en: "the template has no such variable.",
    id: "templat tidak punya variabel ini.",
  },
};

const PLACES = {
  en: { header: "Header", body: "Body", button: "Button" },
  id: { header: "Kepala", body: "Isi", button: "Tombol" },
};

function placeOf({ component, variable, button }: TemplateProblem, locale: "en" | "id"): string {
  const place = PLACES[locale][component] + (button === undefined ? "" : ` ${button + 1}`);
  return variable === "" ? place : `${place} {{${variable}}}`;
}
