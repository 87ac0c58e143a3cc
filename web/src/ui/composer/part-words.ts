import { readMessage, type Part, type VariableName } from "@siar/core/message-templates/rules";
import type { DeclaredField } from "../../lib/vocabulary.ts";
import type { Translate } from "../../lib/i18n/index.tsx";

export interface Words {
  t: Translate;
  fields: readonly DeclaredField[];
}

/** A variable as the team calls it: a field by its label. */
export function variableLabel(name: VariableName, { t, fields }: Words): string {
  switch (name) {
    case "name":
      return t("composer.variable.name");
    case "first_name":
      return t("composer.variable.firstName");
    case "phone":
      return t("composer.variable.phone");
    default: {
      const key = name.slice("attributes.".length);
      return fields.find((field) => field.key === key)?.label ?? key;
    }
  }
}

/** What a chip says: the part in words, its inner parts too. */
export function partLabel(part: Part, words: Words): string {
  const { t } = words;
  switch (part.kind) {
    case "text":
      return part.text;
    case "variable": {
      const name = variableLabel(part.name, words);
      return part.fallback === ""
        ? name
        : t("composer.chip.fallback", { name, fallback: part.fallback });
    }
    case "condition": {
      const name = variableLabel(part.name, words);
      const asked =
        part.equals === null
          ? t("composer.chip.has", { name })
          : t("composer.chip.equals", { name, value: part.equals });
      const said = briefly(part.words, words);
      return part.otherwise.length === 0
        ? `${asked} ${said}`
        : `${asked} ${said} · ${t("composer.chip.else")} ${briefly(part.otherwise, words)}`;
    }
    case "choice":
      return part.options.map((option) => briefly(option, words)).join(" / ");
  }
}

/** A whole message in words, as in a list: what cannot be read stands for itself. */
export const messageInWords = (text: string, words: Words): string =>
  briefly(
    readMessage(text).pieces.map(({ part }) => part),
    words,
  );

const briefly = (parts: readonly Part[], words: Words): string =>
  parts
    .map((part) => (part.kind === "text" ? part.text : `‹${partLabel(part, words)}›`))
    .join("")
    .replaceAll(/\s+/gu, " ")
    .trim() || "–";
