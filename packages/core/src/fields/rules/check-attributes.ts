import { fail, type FieldError } from "@siar/kernel/failure";
import { ok, type Result } from "@siar/kernel/result";
import type { Attributes } from "../../contacts/schema.ts";
import type { Field } from "../schema.ts";
import { isDay } from "./day.ts";

export type Declared = Pick<Field, "key" | "type" | "options">;
type Value = Attributes[string];

/** The attributes as they may be stored, or what is wrong with each. */
export function checkAttributes(
  declared: readonly Declared[],
  attributes: Attributes,
): Result<Attributes> {
  const errors = Object.entries(attributes).flatMap(([key, value]) => {
    const field = declared.find((candidate) => candidate.key === key);
    const message = field === undefined ? "There is no such field." : faultOf(field, value);
    return message === null ? [] : [{ path: `attributes.${key}`, message }];
  });
  return refusal(declared, errors) ?? ok(attributes);
}

function refusal(declared: readonly Declared[], errors: readonly FieldError[]) {
  const [first] = errors;
  if (first === undefined) return null;
  const field = first.path.slice("attributes.".length);
  const known = declared.some(({ key }) => key === field);
  return fail(known ? "field-value-invalid" : "field-unknown", { field }, errors);
}

function faultOf(field: Declared, value: Value): string | null {
  switch (field.type) {
    case "text":
      return typeof value === "string" ? null : "This is a text.";
    case "number":
      return typeof value === "number" && Number.isFinite(value) ? null : "This is a number.";
    case "boolean":
      return typeof value === "boolean" ? null : "This is true or false.";
    case "date":
      return typeof value === "string" && isDay(value) ? null : "Write a day as 2026-12-31.";
    case "choice":
      return typeof value === "string" && field.options.includes(value)
        ? null
        : `One of: ${field.options.join(", ")}.`;
  }
}
