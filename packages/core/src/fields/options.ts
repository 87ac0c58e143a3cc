import { fail } from "@siar/kernel/errors";
import type { FieldType } from "./schema.ts";

/** A choice needs something to choose from; nothing else has options. */
export function optionsFault(type: FieldType, options: readonly string[]) {
  const given = options.length > 0;
  if (given === (type === "choice")) return null;
  const message = given ? "Only a choice has options." : "A choice needs at least one option.";
  return fail("invalid-input", {}, [{ path: "options", message }]);
}
