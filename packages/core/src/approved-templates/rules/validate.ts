import { ok, type Result } from "@siar/kernel/result";
import { slotsOf, type TemplateShape } from "@siar/whatsapp/template";
import { writtenProblems, type TemplateProblem } from "@siar/whatsapp/template-problems";
import type { Person } from "../../message-templates/rules/index.ts";
import { templateWriter } from "./writer.ts";

interface Asked {
  readonly shape: TemplateShape;
  /** What somebody wrote for each variable; may use {name} and the like. */
  readonly variables: Readonly<Record<string, string>>;
  readonly hasMedia: boolean;
  /** Null: whoever has the shortest values, so that what is wrong is wrong for everybody. */
  readonly person: Person | null;
}

/** Which of several wordings somebody gets is decided per campaign: here it is any. */
const NO_CAMPAIGN = 0;
const ANY_FILE = { ref: { id: "any" } };

/** Everything that Meta would refuse: which variable of which component, and why. */
export function problemsOf(asked: Asked): Result<readonly TemplateProblem[]> {
  const { shape, variables, hasMedia, person } = asked;
  const writer = templateWriter(shape, variables);
  if (!writer.ok) return writer;
  const written = writtenProblems(slotsOf(shape), variables);
  // What one of several wordings breaks is not wrong for everybody.
  if (person === null && writer.value.varies) return ok(written);
  const somebody = person ?? shortestPerson(writer.value.uses);
  const filled = writer.value.write(somebody, NO_CAMPAIGN, hasMedia ? ANY_FILE : null);
  return ok(filled.ok ? written : [...written, ...filled.error]);
}

const FIELD = "attributes.";

const shortestPerson = (uses: readonly string[]): Person => ({
  id: 0,
  name: "x",
  phone: "x",
  attributes: Object.fromEntries(
    uses.filter((name) => name.startsWith(FIELD)).map((name) => [name.slice(FIELD.length), "x"]),
  ),
});
