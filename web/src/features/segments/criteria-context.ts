import { createContext, use } from "react";
import type { Label } from "../../lib/vocabulary.ts";
import type { CriteriaField } from "./vocabulary.ts";

interface Criterion {
  fields: readonly CriteriaField[];
  labels: readonly Label[];
  /** The parts to be marked as unfinished, by id. */
  faults: ReadonlySet<number>;
}

/** What every condition needs, however deep it lies. */
export const CriteriaContext = createContext<Criterion | undefined>(undefined);

export function useCriteria(): Criterion {
  const criteria = use(CriteriaContext);
  if (!criteria) throw new Error("useCriteria needs a CriteriaContext above it");
  return criteria;
}
