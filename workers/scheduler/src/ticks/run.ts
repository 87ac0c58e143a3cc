import { unitOfWork, type LogLine } from "@siar/kernel/log";
import { systemCtx } from "../context.ts";
import type { Env } from "../env.ts";
import type { Tick } from "./tick.ts";

/** Answers the names of those that threw; what they said is in their log events. */
export async function runTicks(
  ticks: readonly Tick[],
  env: Env,
  now: number,
  write?: LogLine,
): Promise<string[]> {
  const outcomes = await Promise.allSettled(
    ticks.map((tick) =>
      unitOfWork(
        "tick",
        { tick: tick.name },
        async (event) => event.set(await tick.run(systemCtx(env, tick.name, now), env)),
        write === undefined ? {} : { write },
      ),
    ),
  );
  return ticks.filter((_, at) => outcomes[at]?.status === "rejected").map(({ name }) => name);
}
