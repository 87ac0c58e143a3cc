import { z } from "zod";
import { tableSearch } from "../../lib/table-state.ts";

export const librarySearch = tableSearch.extend({
  category: z.string().max(60).optional().catch(undefined),
  /** The message that is shown beside the list. */
  show: z.coerce.number().int().positive().optional().catch(undefined),
});
export type LibrarySearch = z.infer<typeof librarySearch>;
