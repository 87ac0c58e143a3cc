import type { VariableName } from "./parse.ts";
import type { Person } from "./render.ts";

/** Somebody to show a message with where no contact was chosen: fields show their own names. */
export const samplePerson = (variables: readonly VariableName[]): Person => ({
  name: "Ayu Lestari",
  phone: "+6281200001234",
  attributes: Object.fromEntries(
    variables
      .filter((name) => name.startsWith("attributes."))
      .map((name) => name.slice("attributes.".length))
      .map((key) => [key, key]),
  ),
});
