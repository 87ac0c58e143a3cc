import type { z } from "zod";
import type { Statement } from "@siar/kernel/commit";
import type { Ctx } from "@siar/kernel/ctx";
import { fail } from "@siar/kernel/errors";
import type { Result } from "@siar/kernel/result";
import { fieldErrors } from "@siar/kernel/verb";

export interface Step<Cursor> {
  /** How much of it is done in all, and of how much, as far as that is known. */
  readonly done: number;
  readonly total?: number | null;
  /** Where the next step goes on, whoever takes it. */
  readonly cursor: Cursor | null;
  readonly finished: boolean;
  readonly result?: Readonly<Record<string, unknown>>;
  /** Written in one batch with the cursor, so that a repeated step never counts twice. */
  readonly statements?: readonly Statement[];
}

/** A kind of background work: short steps, each of which says where the next one goes on. */
export interface JobKind {
  readonly kind: string;
  /** `fence` belongs into every batch a step writes by itself: it fails once the job is another's. */
  step(ctx: Ctx, input: unknown, cursor: unknown, fence: Statement): Promise<Result<AnyStep>>;
}

export type AnyStep = Step<Readonly<Record<string, unknown>>>;

export function jobKind<I extends z.ZodType, C extends z.ZodObject>(spec: {
  readonly kind: string;
  readonly input: I;
  readonly cursor: C;
  step(
    ctx: Ctx,
    input: z.output<I>,
    cursor: z.output<C> | null,
    fence: Statement,
  ): Promise<Result<Step<z.output<C>>>>;
}): JobKind {
  return {
    kind: spec.kind,
    step: async (ctx, rawInput, rawCursor, fence) => {
      const input = spec.input.safeParse(rawInput);
      if (!input.success) return fail("invalid-input", {}, fieldErrors(input.error));
      const cursor = rawCursor === null ? null : spec.cursor.parse(rawCursor);
      return spec.step(ctx, input.data, cursor, fence);
    },
  };
}
