import { ok, type Result } from "@siar/kernel/result";
import type { FilledTemplate, TemplateShape } from "@siar/whatsapp/template";
import { fillTemplate, type TemplateMedia } from "@siar/whatsapp/template-fill";
import type { TemplateProblem } from "@siar/whatsapp/template-problems";
import {
  parseMessage,
  renderMessage,
  variablesOf,
  type Part,
  type Person,
  type VariableName,
} from "../../message-templates/rules/index.ts";

/** A campaign's values for a template, read once and ready for any number of people. */
export interface TemplateWriter {
  /** What the values use of a person. */
  readonly uses: readonly VariableName[];
  /** Whether people get other words, not only other values. */
  readonly varies: boolean;
  values(person: Person, campaignId: number): Record<string, string>;
  write(
    person: Person,
    campaignId: number,
    media: TemplateMedia | null,
  ): Result<FilledTemplate, readonly TemplateProblem[]>;
}

export function templateWriter(
  shape: TemplateShape,
  variables: Readonly<Record<string, string>>,
): Result<TemplateWriter> {
  const read: [string, Part[]][] = [];
  for (const [key, text] of Object.entries(variables)) {
    const parts = parseMessage(text);
    if (!parts.ok) return parts;
    read.push([key, parts.value]);
  }
  const values = (person: Person, campaignId: number): Record<string, string> =>
    Object.fromEntries(read.map(([key, parts]) => [key, renderMessage(parts, person, campaignId)]));
  return ok({
    uses: [...new Set(read.flatMap(([, parts]) => variablesOf(parts)))],
    varies: read.some(([, parts]) => parts.some(isVariant)),
    values,
    write: (person, campaignId, media) => fillTemplate(shape, values(person, campaignId), media),
  });
}

const isVariant = ({ kind }: Part): boolean => kind === "choice" || kind === "condition";
