import { usePrefetchQuery } from "@tanstack/react-query";
import { fieldsQuery } from "../../../lib/vocabulary.ts";
import { numbersQuery, segmentChoices, settingsQuery, templateChoices } from "../queries.ts";

/** Asks for everything that the form needs at once, not one after the other as its parts come up. */
export function usePrefetchForm(): void {
  usePrefetchQuery(settingsQuery);
  usePrefetchQuery(numbersQuery);
  usePrefetchQuery(templateChoices);
  usePrefetchQuery(segmentChoices);
  usePrefetchQuery(fieldsQuery);
}
