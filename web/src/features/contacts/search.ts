import { z } from "zod";
import { listQuery, tableSearch } from "../../lib/table-state.ts";

/** What narrows the list of contacts, as the address holds it. */
export const contactSearch = tableSearch.extend({
  label: z.coerce.number().int().positive().optional().catch(undefined),
  status: z
    .enum(["incoming", "in_progress", "waiting", "resolved", "closed"])
    .optional()
    .catch(undefined),
  out: z.boolean().optional().catch(undefined),
});

export type ContactSearch = z.infer<typeof contactSearch>;

const sorts = ["name", "createdAt", "lastInteractionAt"].flatMap((key) => [key, `-${key}`]);

/** An address may say anything; the API is asked only what it knows. */
export function contactListQuery(search: ContactSearch) {
  const { sort, ...query } = listQuery(search);
  return {
    ...query,
    ...(sort && isSort(sort) ? { sort } : {}),
    ...(search.label ? { labelId: search.label } : {}),
    ...(search.status ? { workflowStatus: search.status } : {}),
    ...(search.out === undefined ? {} : { optedOut: flag(search.out) }),
  };
}

const flag = (value: boolean): "true" | "false" => (value ? "true" : "false");

type ContactSort = `${"-" | ""}${"name" | "createdAt" | "lastInteractionAt"}`;

const isSort = (sort: string): sort is ContactSort => sorts.includes(sort);
