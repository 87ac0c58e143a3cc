import { fillTemplate, type OutgoingContent, type TemplateShape } from "@siar/whatsapp";
import { err, ok, type Result } from "@siar/kernel/result";
import {
  missingOf,
  parseMessage,
  renderMessage,
  variablesOf,
  variantsOf,
  type Part,
  type Person,
  type VariableName,
} from "../../message-templates/rules/index.ts";
import { limitOf } from "../../message-templates/schema.ts";
import type { FrozenMessage } from "../schema.ts";

export interface Rendered {
  /** What goes to Meta. */
  readonly content: OutgoingContent;
  /** What the person reads, for the ledger. */
  readonly text: string;
}

/** Renders a launched message for one person after the other; null: it cannot be said to them. */
export type Renderer = (person: Person) => Rendered | null;

export function rendererOf(
  message: FrozenMessage,
  campaignId: number,
  metaId: string | null = null,
): Result<Renderer> {
  const attempt = attemptOf(message, campaignId, metaId);
  if (!attempt.ok) return attempt;
  return ok((person) => {
    const rendered = attempt.value.render(person);
    return rendered.ok ? rendered.value : null;
  });
}

/** As a renderer, and where the message cannot be said, it names the variable that is at fault. */
export interface Attempt {
  readonly render: Try;
  /** The same for each way in which conditions and choices may turn out; null: for too many. */
  readonly ways: readonly Try[] | null;
  readonly variables: readonly VariableName[];
}

type Try = (person: Person) => Result<Rendered, string>;

/** Whatever its file will be called at Meta: to find out whether a message can be said. */
export const ANY_META_ID = "any";

/** `metaId` is what Meta calls the message's file, if it has one. */
export function attemptOf(
  message: FrozenMessage,
  campaignId: number,
  metaId: string | null,
): Result<Attempt> {
  switch (message.type) {
    case "text": {
      const parts = parseMessage(message.text);
      if (!parts.ok) return parts;
      const saying = (words: readonly Part[]): Try => {
        return (person) => textFor(words, person, campaignId);
      };
      const ways = variantsOf([parts.value])?.map(([words = []]) => saying(words)) ?? null;
      return ok({ render: saying(parts.value), ways, variables: variablesOf(parts.value) });
    }
    case "template":
      return templateAttempt(message, campaignId, metaId);
    case "image":
    case "document":
    case "video":
    case "audio":
      return mediaAttempt(message, campaignId, metaId);
  }
}

/** The file that a message carries, by its id in the library. */
export const mediaOf = (message: FrozenMessage): number | null =>
  message.type === "text" ? null : message.mediaId;

type MediaMessage = Exclude<FrozenMessage, { type: "text" | "template" }>;

function mediaAttempt(
  message: MediaMessage,
  campaignId: number,
  metaId: string | null,
): Result<Attempt> {
  const caption = parseMessage(message.text);
  if (!caption.ok) return caption;
  const variables = variablesOf(caption.value);
  const saying =
    (words: readonly Part[]): Try =>
    (person) => {
      const [missing] = missingOf(words, person, campaignId);
      if (missing !== undefined) return err(missing);
      const text = renderMessage(words, person, campaignId);
      if (metaId === null || text.length > limitOf("image")) return err(variables[0] ?? "");
      return ok({ content: mediaContent(message, metaId, text), text });
    };
  const ways = variantsOf([caption.value])?.map(([words = []]) => saying(words)) ?? null;
  return ok({ render: saying(caption.value), ways, variables });
}

function mediaContent(
  { type, filename }: MediaMessage,
  id: string,
  caption: string,
): OutgoingContent {
  const media = { id };
  if (type === "audio") return { type, media };
  return { type, media, caption, ...(filename !== undefined && { filename }) };
}

function textFor(
  parts: readonly Part[],
  person: Person,
  campaignId: number,
): Result<Rendered, string> {
  const [missing] = missingOf(parts, person, campaignId);
  if (missing !== undefined) return err(missing);
  const text = renderMessage(parts, person, campaignId);
  if (text.trim() === "" || text.length > limitOf("text")) return err(variablesOf(parts)[0] ?? "");
  return ok({ content: { type: "text", text }, text });
}

type TemplateMessage = Extract<FrozenMessage, { type: "template" }>;

function templateAttempt(
  message: TemplateMessage,
  campaignId: number,
  metaId: string | null,
): Result<Attempt> {
  const shape: TemplateShape = {
    parameterFormat: message.parameterFormat,
    components: message.components,
  };
  const variables: Array<readonly [string, readonly Part[]]> = [];
  for (const [key, text] of Object.entries(message.variables)) {
    const parts = parseMessage(text);
    if (!parts.ok) return parts;
    variables.push([key, parts.value]);
  }
  const { name, language, filename } = message;
  const media =
    metaId === null ? null : { ref: { id: metaId }, ...(filename !== undefined && { filename }) };
  const keys = variables.map(([key]) => key);
  const texts = variables.map(([, parts]) => parts);
  const saying =
    (words: readonly (readonly Part[])[]): Try =>
    (person) => {
      const [missing] = words.flatMap((parts) => missingOf(parts, person, campaignId));
      if (missing !== undefined) return err(missing);
      const said = words.map((parts) => renderMessage(parts, person, campaignId));
      const values = keys.map((key, at) => [key, said[at] ?? ""]);
      const filled = fillTemplate(shape, Object.fromEntries(values), media);
      if (!filled.ok) return err(`{{${filled.error[0]?.variable ?? ""}}}`);
      const content = { type: "template", name, language, filled: filled.value } as const;
      return ok({ content, text: filled.value.text });
    };
  const ways = variantsOf(texts)?.map(saying) ?? null;
  return ok({ render: saying(texts), ways, variables: variablesOf(texts.flat()) });
}

/** A value is plain if it is no longer, all ASCII, and begins with a letter or digit. */
export const PLAIN_LENGTH = 40;

/**
 * Whether everyone whose values are all plain can be told. A plain value is never empty, and nothing
 * makes it longer than this one, whose every sign but the first grows when it stands in an address.
 */
export function sayableToPlain({ ways, variables }: Attempt): boolean {
  const value = `a${"%".repeat(PLAIN_LENGTH - 1)}`;
  const fields = variables.filter((name) => name.startsWith(FIELD));
  const attributes = Object.fromEntries(fields.map((name) => [name.slice(FIELD.length), value]));
  const person = { id: 0, name: value, phone: value, attributes };
  return ways !== null && ways.every((render) => render(person).ok);
}

const FIELD = "attributes.";

/** A contact as the ledger reads it, as a message may speak of it. */
export function personOf(row: {
  readonly contactId: number | null;
  readonly name: string | null;
  readonly phone: string | null;
  readonly attributes: string | null;
}): Person {
  const attributes: unknown = JSON.parse(row.attributes ?? "{}");
  return {
    id: row.contactId ?? 0,
    name: row.name ?? "",
    phone: row.phone,
    attributes: valuesOf(attributes),
  };
}

const valuesOf = (attributes: unknown): Person["attributes"] =>
  Object.fromEntries(
    Object.entries(typeof attributes === "object" && attributes !== null ? attributes : {}).filter(
      (entry): entry is [string, string | number | boolean] =>
        ["string", "number", "boolean"].includes(typeof entry[1]),
    ),
  );

/** What a message asks of a claim by its kind. */
export const demandsOf = (
  message: FrozenMessage,
): { readonly needsWindow: boolean; readonly marketing: boolean } => ({
  needsWindow: message.type !== "template",
  marketing: message.type === "template" && message.category === "MARKETING",
});
