import { neutralise } from "./neutralise.ts";
import type { Part, Said, VariableName } from "./parts.ts";
import { valueOf, wordsFor, type Person } from "./resolve.ts";

/**
 * One pass: what a value holds is never read again, so a customer who is called `{phone}` is simply
 * called so. Values lose what would format or forge a message; the writer's own text keeps it.
 */
export const renderMessage = (parts: readonly Part[], person: Person, campaignId: number): string =>
  wordsFor(parts, person, campaignId)
    .map((part) => (part.kind === "text" ? part.text : said(part, person) || part.fallback))
    .join("");

/** Which variables this person has nothing for, and the words meant for them no fallback either. */
export const missingOf = (
  parts: readonly Part[],
  person: Person,
  campaignId: number,
): VariableName[] =>
  wordsFor(parts, person, campaignId).flatMap((part) =>
    part.kind === "variable" && part.fallback === "" && said(part, person) === ""
      ? [part.name]
      : [],
  );

const said = ({ name }: Extract<Said, { kind: "variable" }>, person: Person): string =>
  neutralise(valueOf(name, person));
