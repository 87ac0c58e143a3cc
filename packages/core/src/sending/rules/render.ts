import { fillTemplate, type OutgoingContent, type TemplateShape } from "@siar/whatsapp";
import { ok, type Result } from "@siar/kernel/result";
import {
  missingOf,
  parseMessage,
  renderMessage,
  type Part,
  type Person,
} from "../../message-templates/rules/index.ts";
import type { FrozenMessage } from "../schema.ts";

export interface Rendered {
  /** What goes to Meta. */
  readonly content: OutgoingContent;
  /** What the person reads, for the ledger. */
  readonly text: string;
}

/** Renders a launched message for one person after the other; null: it cannot be said to them. */
export type Renderer = (person: Person) => Rendered | null;

export function rendererOf(message: FrozenMessage): Result<Renderer> {
  switch (message.type) {
    case "text": {
      const parts = parseMessage(message.text);
      return parts.ok ? ok((person) => textFor(parts.value, person)) : parts;
    }
    case "template":
      return templateRenderer(message);
    case "image":
    case "document":
    case "video":
      // A launch refuses them until a file has an id at Meta.
      return ok(() => null);
  }
}

function textFor(parts: readonly Part[], person: Person): Rendered | null {
  const text = renderMessage(parts, person);
  const sayable = text.trim() !== "" && missingOf(parts, person).length === 0;
  return sayable ? { content: { type: "text", text }, text } : null;
}

type TemplateMessage = Extract<FrozenMessage, { type: "template" }>;

function templateRenderer(message: TemplateMessage): Result<Renderer> {
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
  return ok((person) => {
    if (variables.some(([, parts]) => missingOf(parts, person).length > 0)) return null;
    const values = variables.map(([key, parts]) => [key, renderMessage(parts, person)]);
    const filled = fillTemplate(shape, Object.fromEntries(values), null);
    if (!filled.ok) return null;
    const { name, language } = message;
    const content = { type: "template", name, language, filled: filled.value } as const;
    return { content, text: filled.value.text };
  });
}
