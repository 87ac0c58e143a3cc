import type { Ctx } from "@siar/kernel/ctx";
import { fail } from "@siar/kernel/errors";
import { ok, type Result } from "@siar/kernel/result";
import { allFields } from "../fields/index.ts";
import { parseMessage, variablesOf, type Part } from "./rules/index.ts";

/** Reads a message and refuses variables that no contact can have, before anything is saved. */
export async function checkMessage(ctx: Pick<Ctx, "db">, text: string): Promise<Result<Part[]>> {
  const parts = parseMessage(text);
  if (!parts.ok) return parts;
  const wanted = variablesOf(parts.value).filter((name) => name.startsWith("attributes."));
  if (wanted.length === 0) return parts;
  const known = new Set((await allFields(ctx)).map(({ key }) => `attributes.${key}`));
  const unknown = wanted.find((name) => !known.has(name));
  return unknown === undefined
    ? ok(parts.value)
    : fail("message-variable-unknown", { variable: `{${unknown}}` });
}
