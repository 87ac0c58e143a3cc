import { guardThat } from "@siar/kernel/commit";
import { fail } from "@siar/kernel/errors";
import { ok } from "@siar/kernel/result";
import { verb } from "@siar/kernel/verb";
import { z } from "zod";
import { dropAside } from "../inbound/index.ts";
import { anyLeft, dropRows, MOST_DEAD } from "./store.ts";

const Ids = z.array(z.number().int().positive()).max(MOST_DEAD).default([]);

/** A row stays failed in its campaign; only nobody is reminded of it here any more. */
export const drop = verb({
  name: "queue.drop",
  summary: "Follow dead letters up no further.",
  permission: "job:manage",
  input: z.object({
    rows: Ids.describe("Of `deadRows`."),
    events: Ids.describe("Of `deadEvents`."),
  }),
  output: z.object({}),
  fails: ["nothing-to-drop"],
  run: async (ctx, { rows, events }) =>
    ok({
      statements: [
        guardThat(ctx.db, anyLeft(rows, events)),
        dropRows(ctx, rows),
        dropAside(ctx, events),
      ],
      audit: { action: "queue.drop", entity: "queue", after: { rows, events } },
      onGuard: fail("nothing-to-drop").error,
      answer: () => ({}),
    }),
});
