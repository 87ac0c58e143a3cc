import { err, ok, type Result } from "@siar/kernel/result";
import type { MediaRef } from "./message.ts";
import {
  lengthProblems,
  mediaProblem,
  strangers,
  valueProblem,
  type TemplateProblem,
} from "./template-problems.ts";
import {
  headerMediaKind,
  partOf,
  slotsOf,
  substitute,
  variablesIn,
  type FilledButton,
  type FilledHeader,
  type FilledTemplate,
  type FilledValue,
  type TemplateShape,
  type TemplateSlot,
} from "./template.ts";

export interface TemplateMedia {
  readonly ref: MediaRef;
  readonly filename?: string;
}

/**
 * Puts one person's values into a template as Meta wants them: no line breaks, no tabs, at most
 * four spaces in a row, nothing empty, nothing too long. Values are keyed as the slots are.
 */
export function fillTemplate(
  shape: TemplateShape,
  given: Readonly<Record<string, string>>,
  media: TemplateMedia | null,
): Result<FilledTemplate, readonly TemplateProblem[]> {
  const slots = slotsOf(shape);
  const filled = drawTemplate(shape, given, media);
  const valueOf = sanitised(given);
  const problems = [
    ...strangers(slots, given),
    ...slots.flatMap((slot) => valueProblem(slot, valueOf(slot.key))),
    ...mediaProblem(shape, media),
    ...lengthProblems(shape, filled, slots, valueOf),
  ];
  return problems.length > 0 ? err(problems) : ok(filled);
}

const BREAKS = /[\n\r\t\v\f\u0085\u2028\u2029]+/g;

export const sanitiseParameter = (value: string): string =>
  value.toWellFormed().replace(BREAKS, " ").replace(/ {5,}/g, "    ").trim();

const sanitised =
  (given: Readonly<Record<string, string>>) =>
  (key: string): string =>
    Object.hasOwn(given, key) ? sanitiseParameter(given[key] ?? "") : "";

/** As `fillTemplate`, without a word about what is wrong: for previews. */
export function drawTemplate(
  shape: TemplateShape,
  given: Readonly<Record<string, string>>,
  media: TemplateMedia | null,
): FilledTemplate {
  const valueOf = sanitised(given);
  const header = fillHeader(shape, valueOf, media);
  const bodyText = partOf(shape, "BODY")?.text ?? "";
  const body = { values: valuesOf(shape, bodyText, valueOf), text: substitute(bodyText, valueOf) };
  const footer = partOf(shape, "FOOTER")?.text ?? "";
  const read = [header.kind === "text" ? header.text : "", body.text, footer];
  return {
    header,
    body,
    buttons: slotsOf(shape).flatMap((slot) => fillButton(shape, slot, valueOf)),
    text: read.filter((part) => part !== "").join("\n\n"),
  };
}

const valuesOf = (
  { parameterFormat }: TemplateShape,
  text: string,
  valueOf: (variable: string) => string,
): FilledValue[] =>
  variablesIn(text).map((variable) => ({
    name: parameterFormat === "NAMED" ? variable : null,
    text: valueOf(variable),
  }));

function fillHeader(
  shape: TemplateShape,
  valueOf: (key: string) => string,
  media: TemplateMedia | null,
): FilledHeader {
  const header = partOf(shape, "HEADER");
  const inHeader = (variable: string): string => valueOf(`header.${variable}`);
  const format = header?.format?.toUpperCase();
  if (format === "TEXT") {
    const text = header?.text ?? "";
    return {
      kind: "text",
      values: valuesOf(shape, text, inHeader),
      text: substitute(text, inHeader),
    };
  }
  if (format === "LOCATION") {
    return {
      kind: "location",
      latitude: Number(inHeader("latitude")),
      longitude: Number(inHeader("longitude")),
      name: inHeader("name"),
      address: inHeader("address"),
    };
  }
  const kind = headerMediaKind(shape);
  if (kind === null || media === null) return { kind: "none" };
  const { filename } = media;
  return { kind, media: media.ref, ...(filename !== undefined && { filename }) };
}

function fillButton(
  shape: TemplateShape,
  slot: TemplateSlot,
  valueOf: (key: string) => string,
): FilledButton[] {
  if (slot.button === undefined) return [];
  const button = partOf(shape, "BUTTONS")?.buttons?.[slot.button];
  const isUrl = button?.type.toUpperCase() === "URL";
  const value = valueOf(slot.key);
  return [
    {
      index: slot.button,
      kind: isUrl ? "url" : "copy_code",
      value: isUrl ? urlSafe(value) : value,
    },
  ];
}

const NOT_IN_URLS = /[^\w\-.~:/?#[\]@!$&'()*+,;=%]/gu;

/** The value ends an address: what cannot stand in one is escaped, the rest is left as it is. */
const urlSafe = (value: string): string =>
  value.toWellFormed().replace(NOT_IN_URLS, (character) => encodeURIComponent(character));
