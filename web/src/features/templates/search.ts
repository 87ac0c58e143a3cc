import { z } from "zod";
import { tableSearch } from "../../lib/table-state.ts";

const word = z.string().max(40).optional().catch(undefined);

export const templatesSearch = tableSearch.extend({
  status: word,
  category: word,
  language: word,
  quality: word,
  /** The template that is drawn beside the list. */
  show: z.coerce.number().int().positive().optional().catch(undefined),
});
export type TemplatesSearch = z.infer<typeof templatesSearch>;
