import { accepted, type Checked, graphError, refused } from "./graph-error.ts";
import { fillButtons, type FilledButton } from "./fill-buttons.ts";
import type { Component, Parameter, TemplateMessage } from "./outbound-message.ts";
import { part, substitute, type Template, variablesOf } from "./template.ts";

// A template message is the template plus parameters: checked here as Meta checks them, and
// rendered into what the person sees.

export interface FilledMedia {
  readonly kind: "image" | "video" | "document";
  readonly id?: string;
  readonly link?: string;
  readonly filename?: string;
}

export type FilledHeader =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "location"; readonly name: string; readonly address: string }
  | FilledMedia;

export interface Filled {
  readonly header: FilledHeader | null;
  readonly body: string;
  readonly footer: string | null;
  readonly buttons: readonly FilledButton[];
  readonly cards: readonly Filled[];
}

interface Shape {
  readonly components: Template["components"];
  readonly named: boolean;
}

export function sendable(template: Template): Checked<Template> {
  switch (template.status) {
    case "APPROVED":
      return accepted(template);
    case "PAUSED":
      return refused(graphError(132015));
    case "DISABLED":
      return refused(graphError(132016));
    default:
      return refused(noTranslation(template.name, template.language));
  }
}

export function noTranslation(name: string, language: string) {
  return graphError(132001, `template name (${name}) does not exist in ${language}`);
}

export function fillTemplate(template: Template, message: TemplateMessage): Checked<Filled> {
  const shape = {
    components: template.components,
    named: template.parameterFormat === "NAMED",
  };
  const given = message.components ?? [];
  const offer = offerProblem(shape, given);
  if (offer !== null) return offer;
  const filled = fillShape(shape, given);
  if (!filled.ok) return filled;
  const cards = fillCards(shape, given.find((one) => one.type === "carousel")?.cards);
  if (!cards.ok) return cards;
  return accepted({ ...filled.value, cards: cards.value });
}

function fillShape(shape: Shape, given: readonly Component[]): Checked<Filled> {
  const stranger = given.find((one) => !isExpected(shape, one.type));
  if (stranger !== undefined) {
    return refused(graphError(132012, `${stranger.type}: the template has no such component`));
  }
  const header = fillHeader(
    shape,
    given.find((one) => one.type === "header"),
  );
  if (!header.ok) return header;
  const text = part(shape.components, "BODY")?.text ?? "";
  const body = fillText(
    "body",
    text,
    given.find((one) => one.type === "body"),
    shape.named,
  );
  if (!body.ok) return body;
  const longest = part(shape.components, "LIMITED_TIME_OFFER") === undefined ? 1024 : 600;
  if (body.value.length > longest) return refused(tooLong("body", longest));
  const buttons = fillButtons(part(shape.components, "BUTTONS")?.buttons ?? [], given);
  if (!buttons.ok) return buttons;
  const footer = part(shape.components, "FOOTER")?.text ?? null;
  return accepted({
    header: header.value,
    body: body.value,
    footer,
    buttons: buttons.value,
    cards: [],
  });
}

function isExpected(shape: Shape, type: string): boolean {
  if (type === "button") return part(shape.components, "BUTTONS") !== undefined;
  return shape.components.some((one) => one.type.toLowerCase() === type);
}

function fillHeader(shape: Shape, given: Component | undefined): Checked<FilledHeader | null> {
  const header = part(shape.components, "HEADER");
  if (header === undefined) return accepted(null);
  const first = given?.parameters?.[0];
  switch (header.format) {
    case "TEXT": {
      const text = fillText("header", header.text ?? "", given, shape.named);
      if (!text.ok) return text;
      if (text.value.length > 60) return refused(tooLong("header", 60));
      return accepted({ kind: "text", text: text.value });
    }
    case "LOCATION": {
      const place = first?.location;
      if (place === undefined) return refused(headerMismatch("LOCATION", first));
      return accepted({ kind: "location", name: place.name ?? "", address: place.address ?? "" });
    }
    case "IMAGE":
      return media("image", "IMAGE", first);
    case "VIDEO":
      return media("video", "VIDEO", first);
    case "DOCUMENT":
      return media("document", "DOCUMENT", first);
  }
}

function media(
  kind: FilledMedia["kind"],
  format: string,
  given: Parameter | undefined,
): Checked<FilledMedia> {
  const file = given?.type === kind ? given[kind] : undefined;
  if (file === undefined) return refused(headerMismatch(format, given));
  const filename = kind === "document" ? given?.document?.filename : undefined;
  return accepted({
    kind,
    ...(file.id === undefined ? {} : { id: file.id }),
    ...(file.link === undefined ? {} : { link: file.link }),
    ...(filename === undefined ? {} : { filename }),
  });
}

function headerMismatch(expected: string, given: Parameter | undefined) {
  const received = given?.type.toUpperCase() ?? "UNKNOWN";
  return graphError(132012, `header: Format mismatch, expected ${expected}, received ${received}`);
}

function tooLong(place: string, length: number) {
  return graphError(132005, `${place}: translated text is longer than ${length} characters`);
}

function fillText(
  place: "header" | "body",
  text: string,
  given: Component | undefined,
  named: boolean,
): Checked<string> {
  const parameters = given?.parameters ?? [];
  const variables = variablesOf(text);
  if (named && parameters.some((one) => !one.parameter_name)) {
    return refused(graphError(100, "Parameter name is missing or empty"));
  }
  if (parameters.length !== variables.length) {
    const numbers = `(${parameters.length}) does not match the expected number of params (${variables.length})`;
    return refused(graphError(132000, `${place}: number of localizable_params ${numbers}`));
  }
  const values = new Map<string, string>();
  for (const [position, parameter] of parameters.entries()) {
    const value = parameter.text;
    if (parameter.type !== "text" || value === undefined) {
      return refused(graphError(132012, `${place}: Format mismatch, expected text`));
    }
    const problem = textProblem(value);
    if (problem !== null) return refused(problem);
    values.set(named ? (parameter.parameter_name ?? "") : String(position + 1), value);
  }
  const missing = variables.find((variable) => !values.has(variable));
  if (missing !== undefined) {
    return refused(graphError(100, `${place}: parameter '${missing}' is missing`));
  }
  return accepted(substitute(text, values));
}

function textProblem(value: string) {
  if (value.trim() === "") {
    return graphError(131008, "Parameter of type text is missing text value");
  }
  return /[\n\r\t]| {5,}/.test(value) ? graphError(132018) : null;
}

function offerProblem(shape: Shape, given: readonly Component[]) {
  const offer = part(shape.components, "LIMITED_TIME_OFFER");
  if (offer?.limited_time_offer.has_expiration !== true) return null;
  const parameters = given.find((one) => one.type === "limited_time_offer")?.parameters;
  const until = parameters?.[0]?.limited_time_offer?.expiration_time_ms;
  return until === undefined
    ? refused(graphError(131008, "limited_time_offer: expiration_time_ms is required"))
    : null;
}

type GivenCards = readonly { card_index: number; components: readonly Component[] }[] | undefined;

function fillCards(shape: Shape, given: GivenCards): Checked<Filled[]> {
  const cards = part(shape.components, "CAROUSEL")?.cards ?? [];
  if ((given?.length ?? 0) !== cards.length) {
    const numbers = `(${given?.length ?? 0}) does not match the expected number of cards (${cards.length})`;
    return refused(graphError(132012, `carousel: number of cards ${numbers}`));
  }
  const filled: Filled[] = [];
  for (const [index, card] of cards.entries()) {
    const components = given?.find((one) => one.card_index === index)?.components ?? [];
    const one = fillShape({ components: card.components, named: shape.named }, components);
    if (!one.ok) return one;
    filled.push(one.value);
  }
  return accepted(filled);
}
