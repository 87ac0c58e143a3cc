import type { Ctx } from "@siar/kernel/ctx";
import type { Result } from "@siar/kernel/result";
import { allFields } from "../fields/index.ts";
import {
  faultsOf,
  longestOf,
  parseMessage,
  tooLong,
  variablesOf,
  type Part,
} from "./rules/index.ts";

/**
 * Reads a message and refuses, before anything is saved, variables that no contact can have, and
 * words of which some people would get more than Meta takes.
 */
export async function checkMessage(
  ctx: Pick<Ctx, "db">,
  text: string,
  limit = Infinity,
): Promise<Result<Part[]>> {
  const parts = parseMessage(text);
  if (!parts.ok) return parts;
  const long = tooLong(longestOf(parts.value), limit);
  if (long !== null) return { ok: false, error: long.failure };
  const wanted = variablesOf(parts.value).filter((name) => name.startsWith("attributes."));
  if (wanted.length === 0) return parts;
  const [fault] = faultsOf(
    text,
    (await allFields(ctx)).map(({ key }) => key),
  );
  return fault === undefined ? parts : { ok: false, error: fault.failure };
}
