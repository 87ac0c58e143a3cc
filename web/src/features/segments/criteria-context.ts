import { createContext, use } from "react";
import type { Label } from "../../lib/vocabulary.ts";
import type { CriteriaField } from "./vocabulary.ts";

export interface Named {
  readonly id: number;
  readonly name: string;
}

interface Criterion {
  fields: readonly CriteriaField[];
  labels: readonly Label[];
  /** Those that a condition may name: not the segment itself. */
  segments: readonly Named[];
  campaigns: readonly Named[];
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

/** What is done to the tree as a whole, from wherever in it. */
export interface Builder {
  wrap: (id: number) => void;
  unwrap: (id: number) => void;
  step: (id: number, by: -1 | 1) => void;
  dropBeside: (id: number, other: number, after: boolean) => void;
  dropAtEnd: (id: number, group: number) => void;
}

export const BuilderContext = createContext<Builder | undefined>(undefined);

export function useBuilder(): Builder {
  const builder = use(BuilderContext);
  if (!builder) throw new Error("useBuilder needs a BuilderContext above it");
  return builder;
}
