import type { ImportPreview } from "./queries.ts";

/** What a person chose, as the form holds it. */
export interface Choices {
  /** What each column becomes; "" is not imported. */
  targets: readonly string[];
  duplicates: "update" | "skip";
  labelIds: readonly string[];
  dateOrder: ImportPreview["dateOrder"];
  decimalSign: ImportPreview["decimalSign"];
  agreedSource: string;
  /** A day, or "". */
  agreedAt: string;
}

export const firstChoices = (preview: ImportPreview): Choices => ({
  targets: preview.columns.map(({ target }) => target ?? ""),
  duplicates: "update",
  labelIds: [],
  dateOrder: preview.dateOrder,
  decimalSign: preview.decimalSign,
  agreedSource: "",
  agreedAt: "",
});

/** The same as the API takes it. */
export function planOf({ delimiter, hasHeader }: ImportPreview, choices: Choices) {
  const { duplicates, dateOrder, decimalSign, agreedAt } = choices;
  const source = choices.agreedSource.trim();
  return {
    delimiter,
    hasHeader,
    duplicates,
    dateOrder,
    decimalSign,
    mapping: choices.targets.flatMap((target, column) =>
      target === "" ? [] : [{ column, target }],
    ),
    labelIds: choices.labelIds.map(Number),
    optIn:
      source === ""
        ? null
        : { source, at: agreedAt === "" ? null : new Date(`${agreedAt}T00:00:00`).toISOString() },
  };
}
