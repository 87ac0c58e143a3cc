import { z } from "zod";
import type { MediaRef } from "./message.ts";

const Button = z.looseObject({
  type: z.string(),
  text: z.string().optional(),
  url: z.string().optional(),
  phone_number: z.string().optional(),
  example: z.unknown().optional(),
});

/** A part of a template as Meta describes it; what Siar does not know stays as it is. */
export const TemplateComponent = z.looseObject({
  type: z.string(),
  format: z.string().optional(),
  text: z.string().optional(),
  example: z.unknown().optional(),
  buttons: z.array(Button).optional(),
});
export type TemplateComponent = z.infer<typeof TemplateComponent>;

export interface TemplateShape {
  readonly parameterFormat: "POSITIONAL" | "NAMED";
  readonly components: readonly TemplateComponent[];
}

/** A place in a template that needs a value. */
export interface TemplateSlot {
  /** How a campaign names it: `1` or `first_name` in the body, `header.1`, `button.0`. */
  readonly key: string;
  readonly component: "header" | "body" | "button";
  /** As the template writes it: `1`, `first_name`; for a location its part. */
  readonly variable: string;
  /** Which button, counted from 0. */
  readonly button?: number;
}

export interface FilledValue {
  /** Present for named templates. */
  readonly name: string | null;
  readonly text: string;
}

export interface HeaderMedia {
  readonly kind: "image" | "video" | "document";
  readonly media: MediaRef;
  readonly filename?: string;
}

export interface HeaderLocation {
  readonly kind: "location";
  readonly latitude: number;
  readonly longitude: number;
  readonly name: string;
  readonly address: string;
}

export type FilledHeader =
  | { readonly kind: "none" }
  | { readonly kind: "text"; readonly values: readonly FilledValue[]; readonly text: string }
  | HeaderMedia
  | HeaderLocation;

export interface FilledButton {
  readonly index: number;
  readonly kind: "url" | "copy_code";
  readonly value: string;
}

/** A template with one person's values in it, checked: ready to be sent, and readable. */
export interface FilledTemplate {
  readonly header: FilledHeader;
  readonly body: { readonly values: readonly FilledValue[]; readonly text: string };
  readonly buttons: readonly FilledButton[];
  /** What the person reads: header, body and footer. */
  readonly text: string;
}

export const VARIABLE = /\{\{\s*(\w+)\s*\}\}/g;
const LOCATION_PARTS = ["latitude", "longitude", "name", "address"];

export function partOf(
  { components }: TemplateShape,
  type: "HEADER" | "BODY" | "FOOTER" | "BUTTONS",
): TemplateComponent | undefined {
  return components.find((component) => component.type.toUpperCase() === type);
}

/** The variables of a text in the order in which they are read, each once. */
export const variablesAsRead = (text: string): string[] => [
  ...new Set([...text.matchAll(VARIABLE)].flatMap((match) => match[1] ?? [])),
];

/** The same by number, where they are numbered. */
export function variablesIn(text: string): string[] {
  const found = variablesAsRead(text);
  const numbered = found.every((name) => /^\d+$/.test(name));
  return numbered ? found.sort((a, b) => Number(a) - Number(b)) : found;
}

/** One pass over the text, so a value that looks like a variable stays a value. */
export const substitute = (text: string, valueOf: (variable: string) => string): string =>
  text.replace(VARIABLE, (_whole, variable: string) => valueOf(variable));

export function slotsOf(shape: TemplateShape): TemplateSlot[] {
  const body = variablesIn(partOf(shape, "BODY")?.text ?? "");
  return [
    ...headerVariables(partOf(shape, "HEADER")).map((variable): TemplateSlot => {
      return { key: `header.${variable}`, component: "header", variable };
    }),
    ...body.map((variable): TemplateSlot => ({ key: variable, component: "body", variable })),
    ...buttonSlots(shape),
  ];
}

function headerVariables(header: TemplateComponent | undefined): string[] {
  const format = header?.format?.toUpperCase();
  if (format === "LOCATION") return LOCATION_PARTS;
  return format === "TEXT" ? variablesIn(header?.text ?? "") : [];
}

function buttonSlots(shape: TemplateShape): TemplateSlot[] {
  const buttons = partOf(shape, "BUTTONS")?.buttons ?? [];
  return buttons.flatMap((button, index): TemplateSlot[] => {
    const slot = { key: `button.${index}`, component: "button" as const, button: index };
    switch (button.type.toUpperCase()) {
      case "URL":
        return variablesIn(button.url ?? "").map((variable) => ({ ...slot, variable }));
      case "COPY_CODE":
        return [{ ...slot, variable: "code" }];
      default:
        return [];
    }
  });
}

/** The kind of file that the header shows, if it shows one. */
export function headerMediaKind(shape: TemplateShape): HeaderMedia["kind"] | null {
  switch (partOf(shape, "HEADER")?.format?.toUpperCase()) {
    case "IMAGE":
      return "image";
    case "VIDEO":
      return "video";
    case "DOCUMENT":
      return "document";
    default:
      return null;
  }
}

const HEADERS = new Set(["TEXT", "IMAGE", "VIDEO", "DOCUMENT", "LOCATION"]);
const UNSENDABLE_COMPONENTS = new Set([
  "CAROUSEL",
  "LIMITED_TIME_OFFER",
  "CALL_PERMISSION_REQUEST",
]);
const UNSENDABLE_BUTTONS = new Set(["OTP", "FLOW", "CATALOG", "MPM", "SPM"]);

/** The part that Siar cannot send yet, by Meta's name: `CAROUSEL`, `FLOW`. */
export function unsendablePart(shape: TemplateShape): string | null {
  for (const component of shape.components) {
    const type = component.type.toUpperCase();
    if (UNSENDABLE_COMPONENTS.has(type)) return type;
    const format = component.format?.toUpperCase();
    if (type === "HEADER" && format !== undefined && !HEADERS.has(format)) return format;
    const button = component.buttons?.find(({ type: kind }) => {
      return UNSENDABLE_BUTTONS.has(kind.toUpperCase());
    });
    if (button !== undefined) return button.type.toUpperCase();
  }
  return null;
}

const Named = z.array(z.object({ param_name: z.string(), example: z.string() }));
const Examples = z
  .object({
    header_text: z.array(z.string()).catch([]),
    header_text_named_params: Named.catch([]),
    body_text: z.array(z.array(z.string())).catch([]),
    body_text_named_params: Named.catch([]),
  })
  .partial();

/** What stood in each place when Meta approved it, by the keys of the slots. */
export function samplesOf(shape: TemplateShape): Record<string, string> {
  const header = Examples.safeParse(partOf(shape, "HEADER")?.example).data ?? {};
  const body = Examples.safeParse(partOf(shape, "BODY")?.example).data ?? {};
  const buttons = partOf(shape, "BUTTONS")?.buttons ?? [];
  const known = new Map<string, string>([
    ...(header.header_text ?? []).map((text, at) => [`header.${at + 1}`, text] as const),
    ...(header.header_text_named_params ?? []).map(
      (one) => [`header.${one.param_name}`, one.example] as const,
    ),
    ...(body.body_text?.[0] ?? []).map((text, at) => [String(at + 1), text] as const),
    ...(body.body_text_named_params ?? []).map((one) => [one.param_name, one.example] as const),
    ...buttons.flatMap((button, at) => {
      const example = z
        .union([z.string(), z.tuple([z.string()], z.unknown())])
        .safeParse(button.example);
      const text = Array.isArray(example.data) ? example.data[0] : example.data;
      return text === undefined ? [] : [[`button.${at}`, text] as const];
    }),
  ]);
  const slots = new Set(slotsOf(shape).map(({ key }) => key));
  return Object.fromEntries([...known].filter(([key]) => slots.has(key)));
}
