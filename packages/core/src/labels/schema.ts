import { z } from "zod";
import { Title } from "@siar/kernel/plain-text";

export const Label = z
  .object({
    id: z.number().int(),
    name: z.string(),
    color: z.string().describe("As #rrggbb."),
    createdAt: z.iso.datetime(),
    contactCount: z.number().int().describe("How many contacts wear it."),
  })
  .meta({ id: "Label" });
export type Label = z.infer<typeof Label>;

/** A label as a contact wears it. */
export const WornLabel = z.object({ id: z.number().int(), name: z.string(), color: z.string() });
export type WornLabel = z.infer<typeof WornLabel>;

export const Color = z
  .string()
  .regex(/^#[0-9a-fA-F]{6}$/, "Write a colour as #2f7d5b.")
  .toLowerCase();

export const LabelInput = z.object({
  name: Title.min(1, "A name is needed.").max(60),
  color: Color,
});
