import { z } from "zod";
import { retry, type Random } from "@siar/kernel/retry";
import { err, ok, type Result } from "@siar/kernel/result";
import { readRefusal, type Refusal } from "./meta-answer.ts";
import { exchange, type Connection, type Lost } from "./transport.ts";

export interface Patience {
  readonly random?: Random;
  readonly sleep?: (ms: number) => Promise<void>;
  readonly now?: () => number;
}

/** Why a question to Meta has no answer. */
export type NoAnswer =
  | Refusal
  | { readonly kind: "unreachable"; readonly why: Lost | "no-connection" };

export type Answer<T> = Result<T, NoAnswer>;

const Paging = z.object({
  cursors: z.object({ after: z.string().optional() }).optional(),
  next: z.string().optional(),
});

const PAGE = 100;
/** An account has at most 6,000 templates; a list without an end is a fault, not work. */
const MAX_PAGES = 200;
/** Somebody waits for the answer: after a silence of ten seconds there is one more try, not two. */
const RETRY = { attempts: 3, base: 300, cap: 3_000, withinMs: 12_000 };

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** One request, once: for what may not happen twice. */
export async function perform<T extends z.ZodType>(
  connection: Connection,
  path: string,
  init: RequestInit,
  shape: T,
): Promise<Answer<z.output<T>>> {
  const answer = await exchange(connection, path, init);
  if (answer.kind === "lost") return err({ kind: "unreachable", why: answer.why });
  if (answer.kind === "never-left") return err({ kind: "unreachable", why: "no-connection" });
  const refusal = readRefusal(answer.body, answer.httpStatus);
  if (refusal !== null) return err(refusal);
  const parsed = shape.safeParse(answer.body);
  return parsed.success ? ok(parsed.data) : err({ kind: "unreachable", why: "not-json" });
}

class TryAgain extends Error {
  readonly answer: NoAnswer;
  constructor(answer: NoAnswer) {
    super("Meta did not answer");
    this.answer = answer;
  }
}

/** Repeated with full jitter while the trouble may pass: for questions, and for what is idempotent. */
export async function ask<T extends z.ZodType>(
  options: Connection & Patience,
  path: string,
  shape: T,
  init: RequestInit = {},
): Promise<Answer<z.output<T>>> {
  const now = options.now ?? Date.now;
  const since = now();
  const once = async (): Promise<Answer<z.output<T>>> => {
    const answer = await perform(options, path, init, shape);
    if (!answer.ok && isPassing(answer.error)) throw new TryAgain(answer.error);
    return answer;
  };
  try {
    return await retry(once, {
      ...RETRY,
      random: options.random ?? Math.random,
      sleep: options.sleep ?? pause,
      worthIt: (error) => error instanceof TryAgain && now() - since < RETRY.withinMs,
    });
  } catch (error) {
    if (error instanceof TryAgain) return err(error.answer);
    throw error;
  }
}

/** Whether the same question may be answered a little later. */
export const isPassing = (answer: NoAnswer): boolean =>
  answer.kind === "unreachable" || answer.class === "R" || answer.class === "S";

/** Every item of a list, over all its pages. */
export async function pages<T extends z.ZodType>(
  options: Connection & Patience,
  path: string,
  item: T,
): Promise<Answer<z.output<T>[]>> {
  const shape = z.object({ data: z.array(item), paging: Paging.optional() });
  const items: z.output<T>[] = [];
  let after: string | undefined;
  for (let count = 0; count < MAX_PAGES; count += 1) {
    const cursor = after === undefined ? "" : `&after=${encodeURIComponent(after)}`;
    const page = await ask(options, `${path}&limit=${PAGE}${cursor}`, shape);
    if (!page.ok) return page;
    items.push(...page.value.data);
    const { paging } = page.value;
    after = paging?.next === undefined ? undefined : paging.cursors?.after;
    if (after === undefined) return ok(items);
  }
  return err({ kind: "unreachable", why: "not-json" });
}
