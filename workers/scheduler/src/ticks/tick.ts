import type { Ctx } from "@siar/kernel/ctx";
import type { Env } from "../env.ts";

/** What the product does every minute. Answers counts for the log. */
export interface Tick {
  readonly name: string;
  run(ctx: Ctx, env: Env): Promise<Readonly<Record<string, number>>>;
}
