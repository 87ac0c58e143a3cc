import { fail } from "@siar/kernel/errors";
import { ok } from "@siar/kernel/result";
import { verb } from "@siar/kernel/verb";
import { z } from "zod";
import { dropAside, retryAside, stillAside } from "../inbound/index.ts";
import { MOST_DEAD } from "./store.ts";

const Count = z.number().int().nonnegative();

/** What is applied now is no dead letter any more; what is not says why, and stays. */
export const retry = verb({
  name: "queue.retry",
  summary: "Apply once more what Meta reported and could not be applied.",
  permission: "job:manage",
  input: z.object({
    events: z.array(z.number().int().positive()).min(1).max(MOST_DEAD).describe("Of `deadEvents`."),
  }),
  output: z.object({ applied: Count, left: Count }),
  fails: ["not-found"],
  run: async (ctx, { events }) => {
    const tried = await retryAside(ctx, events);
    if (tried.length === 0) return fail("not-found", { what: "dead letter" });
    const applied = tried.filter(({ error }) => error === null).map(({ id }) => id);
    const left = tried.length - applied.length;
    return ok({
      statements: [
        dropAside(ctx, applied),
        ...tried.flatMap(({ id, error }) => (error === null ? [] : [stillAside(ctx, id, error)])),
      ],
      audit: { action: "queue.retry", entity: "queue", after: { events: applied, left } },
      answer: () => ({ applied: applied.length, left }),
    });
  },
});
