import type { VariableName } from "./parts.ts";
import type { Person } from "./resolve.ts";

/** Somebody to show a message with where no contact was chosen: fields show their own names. */
export const samplePerson = (variables: readonly VariableName[]): Person => ({
  id: 0,
  name: "Ayu Lestari",
  phone: "+6281200001234",
  attributes: Object.fromEntries(
    variables
      .filter((name) => name.startsWith("attributes."))
      .map((name) => name.slice("attributes.".length))
      .map((key) => [key, key]),
  ),
});
