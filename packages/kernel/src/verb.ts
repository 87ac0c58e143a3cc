import type { z } from "zod";
import { commit, type Plan } from "./commit.ts";
import { may, type Ctx } from "./ctx.ts";
import { fail, type ErrorCode, type FieldError } from "./errors.ts";
import type { Permission } from "./permission.ts";
import type { Result } from "./result.ts";

interface Description<I extends z.ZodObject, O extends z.ZodType> {
  /** The OpenAPI operation, and the audit action of a verb that writes: `campaign.launch`. */
  readonly name: string;
  readonly summary: string;
  /** Null only for what a stranger may ask: health, sign-in, set-up. */
  readonly permission: Permission | null;
  readonly input: I;
  readonly output: O;
  /** Failures of its own, beside those of every verb: the API's documentation names them. */
  readonly fails?: readonly ErrorCode[];
}

/**
 * What a user can do, as a value. HTTP, queue, cron and object all call the same one:
 * calling it checks the permission, parses, runs, commits and audits.
 */
export interface Verb<
  I extends z.ZodObject = z.ZodObject,
  O extends z.ZodType = z.ZodType,
> extends Description<I, O> {
  readonly writes: boolean;
  (ctx: Ctx, input: z.input<I>): Promise<Result<z.input<O>>>;
  /** For a caller that has checked the permission and parsed the input already. */
  perform(ctx: Ctx, input: z.output<I>): Promise<Result<z.input<O>>>;
}

export function verb<I extends z.ZodObject, O extends z.ZodType>(
  spec: Description<I, O> & {
    run(ctx: Ctx, input: z.output<I>): Promise<Result<Plan<z.input<O>>>>;
  },
): Verb<I, O> {
  const perform = async (ctx: Ctx, input: z.output<I>) => {
    const planned = await spec.run(ctx, input);
    return planned.ok ? commit(ctx, planned.value) : planned;
  };
  return assemble(spec, true, perform);
}

export function query<I extends z.ZodObject, O extends z.ZodType>(
  spec: Description<I, O> & { run(ctx: Ctx, input: z.output<I>): Promise<Result<z.input<O>>> },
): Verb<I, O> {
  return assemble(spec, false, (ctx, input) => spec.run(ctx, input));
}

function assemble<I extends z.ZodObject, O extends z.ZodType>(
  { name, summary, permission, input, output, fails = [] }: Description<I, O>,
  writes: boolean,
  perform: Verb<I, O>["perform"],
): Verb<I, O> {
  const call = async (ctx: Ctx, raw: z.input<I>): Promise<Result<z.input<O>>> => {
    if (permission !== null && !may(ctx, permission)) return fail("forbidden", { permission });
    const parsed = input.safeParse(raw);
    if (!parsed.success) return fail("invalid-input", {}, fieldErrors(parsed.error));
    return perform(ctx, parsed.data);
  };
  const description = { summary, permission, input, output, fails, writes, perform };
  // `name` of a function is read-only by assignment, hence the definition.
  return Object.defineProperty(Object.assign(call, description), "name", { value: name });
}

export const fieldErrors = (error: z.ZodError): FieldError[] =>
  error.issues.map((issue) => ({ path: issue.path.map(String).join("."), message: issue.message }));
