import type { Ctx } from "@siar/kernel/ctx";
import type { Result } from "@siar/kernel/result";
import { allFields } from "../fields/index.ts";
import { faultsOf, parseMessage, variablesOf, type Part } from "./rules/index.ts";

/** Reads a message and refuses variables that no contact can have, before anything is saved. */
export async function checkMessage(ctx: Pick<Ctx, "db">, text: string): Promise<Result<Part[]>> {
  const parts = parseMessage(text);
  if (!parts.ok) return parts;
  const wanted = variablesOf(parts.value).filter((name) => name.startsWith("attributes."));
  if (wanted.length === 0) return parts;
  const [fault] = faultsOf(
    text,
    (await allFields(ctx)).map(({ key }) => key),
  );
  return fault === undefined ? parts : { ok: false, error: fault.failure };
}
