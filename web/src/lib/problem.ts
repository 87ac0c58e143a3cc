import { z } from "zod";

const problemBody = z.object({
  title: z.string(),
  status: z.number(),
  code: z.string(),
  detail: z.string().optional(),
  requestId: z.string().optional(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});

export interface Problem {
  code: string;
  status: number;
  title: string;
  detail: string | undefined;
  requestId: string | undefined;
  errors: readonly { path: string; message: string }[];
}

/** The one thing that a query or mutation of the app rejects with. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(`${problem.code}: ${problem.title}`);
    this.problem = problem;
  }
}

const local = (code: string, title: string, status = 0): Problem => ({
  code,
  title,
  status,
  detail: undefined,
  requestId: undefined,
  errors: [],
});

/** What an answer that is not 2xx says, whoever wrote it. */
export function problemOf(status: number, body: unknown, requestId?: string | null): Problem {
  const parsed = problemBody.safeParse(body);
  if (!parsed.success) {
    const answer = local("unexpected-answer", `HTTP ${status}`, status);
    return { ...answer, requestId: requestId ?? undefined };
  }
  const { title, code, detail, errors = [] } = parsed.data;
  return {
    title,
    code,
    detail,
    errors,
    status,
    requestId: parsed.data.requestId ?? requestId ?? undefined,
  };
}

/** Anything that was thrown, as a problem; a bug of ours keeps its message for the console only. */
export function problemFrom(error: unknown): Problem {
  if (error instanceof ApiError) return error.problem;
  if (error instanceof TypeError) return local("network", "No connection");
  return local("unexpected", "Unexpected error");
}

export interface FormProblem {
  /** One message per field, the first that was reported. */
  fields: Readonly<Record<string, string>>;
  /** What belongs to no field of this form. */
  rest: readonly string[];
  problem: Problem;
}

/** `/criteria/all/0/value`, `criteria.all[0].value` and `criteria.all.0.value` are one path. */
export function fieldPath(path: string): string {
  return path
    .replace(/^#?\/?/u, "")
    .replace(/\[(\d+)\]/gu, ".$1")
    .replaceAll("/", ".");
}

export function formProblem(problem: Problem, known: readonly string[]): FormProblem {
  const fields: Record<string, string> = {};
  const rest: string[] = [];
  for (const error of problem.errors) {
    const path = fieldPath(error.path);
    const owner = known.find((name) => path === name || path.startsWith(`${name}.`));
    if (owner === undefined) rest.push(path === "" ? error.message : `${path}: ${error.message}`);
    else fields[owner] ??= error.message;
  }
  return { fields, rest, problem };
}

/** Asking again helps when nobody answered or the server stumbled, never after a refusal. */
export function worthRetrying(error: unknown): boolean {
  const { status, code } = problemFrom(error);
  return code === "network" || status === 408 || status === 429 || status >= 500;
}
