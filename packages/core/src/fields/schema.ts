import { z } from "zod";
import { Title } from "@siar/kernel/plain-text";

export const fieldTypes = ["text", "number", "date", "boolean", "choice"] as const;
export type FieldType = (typeof fieldTypes)[number];

/** Taken by what every contact has, so that `{name}` in a message can mean only one thing. */
const reserved = new Set(["name", "first_name", "phone", "language", "attributes"]);

export const FieldKey = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,39}$/, "Small letters, digits and _, beginning with a letter.")
  .refine((key) => !reserved.has(key), "This key is taken by a contact's own data.");

const Choice = Title.min(1, "An option needs a name.").max(100);
const Choices = z
  .array(Choice)
  .max(200)
  .refine((options) => new Set(options).size === options.length, "An option is listed twice.");

/** An attribute that the business gives its contacts: declared once, checked at every write. */
export const Field = z
  .object({
    id: z.number().int(),
    key: z.string(),
    label: z.string(),
    type: z.enum(fieldTypes),
    options: z.array(z.string()).describe("Of a choice; empty for other types."),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: "Field" });
export type Field = z.infer<typeof Field>;

export const FieldEdit = z.object({
  label: Title.min(1, "A label is needed.").max(60),
  options: Choices.default([]),
});

export const FieldInput = FieldEdit.extend({ key: FieldKey, type: z.enum(fieldTypes) });
