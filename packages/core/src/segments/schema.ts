import { z } from "zod";

const MAX_DEPTH = 5;

export interface Leaf {
  field: string;
  op: string;
  value?: unknown;
}

export type Criteria = { all: Criteria[] } | { any: Criteria[] } | { not: Criteria } | Leaf;

const Leaf = z.strictObject({
  field: z.string().min(1).max(100),
  op: z.string().min(1).max(40),
  value: z.json().optional(),
});

export const Criteria: z.ZodType<Criteria> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(Criteria).max(50) }),
    z.strictObject({ any: z.array(Criteria).max(50) }),
    z.strictObject({ not: Criteria }),
    Leaf,
  ]),
);

export const CRITERIA_MAX_DEPTH = MAX_DEPTH;
