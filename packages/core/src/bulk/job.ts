import { auditStatement } from "@siar/kernel/commit";
import type { Ctx } from "@siar/kernel/ctx";
import { fail } from "@siar/kernel/errors";
import { ok, type Result } from "@siar/kernel/result";
import { z } from "zod";
import { highestContact } from "../contacts/index.ts";
import { whomOf } from "../exports/index.ts";
import { allFields } from "../fields/index.ts";
import { jobKind, type Step } from "../jobs/index.ts";
import { actStatements } from "./acts.ts";
import type { BulkAct, Matching } from "./schema.ts";
import { findBulk, gatherStatement, matchedStatement, nextMembers, type BulkRow } from "./store.ts";

export const BULK = "bulk";

/** Up to which contact it is known who matches; whoever came after `newest` is not meant. */
const Place = z.object({ after: z.number(), newest: z.number() });
type Place = z.infer<typeof Place>;

type Action = BulkRow["bulk_actions"];

/** First everybody is written down whom it is about, then it is done to one handful after another. */
export const bulkJob = jobKind({
  kind: BULK,
  input: z.object({ bulkId: z.number() }),
  cursor: Place,
  step: async (ctx, { bulkId }, place) => {
    const found = await findBulk(ctx, bulkId);
    if (found === null) return fail("not-found", { what: "bulk action" });
    const action = found.bulk_actions;
    if (action.matched === null && "matching" in action.target) {
      const from = place ?? { after: 0, newest: await highestContact(ctx) };
      return gather(ctx, action, action.target.matching, from);
    }
    return act(ctx, action, place);
  },
});

/** How many ids one statement spans. */
const SPAN = 20_000;

/** As of the moment in which it was asked for: "within the last day" does not move on. */
async function gather(
  ctx: Ctx,
  { id, createdAt }: Action,
  matching: Matching,
  { after, newest }: Place,
): Promise<Result<Step<Place>>> {
  const whom = await whomOf({ ...ctx, now: createdAt }, matching);
  if (!whom.ok) return whom;
  const upTo = Math.min(after + SPAN, newest);
  return ok({
    done: 0,
    total: null,
    cursor: { after: upTo, newest },
    finished: false,
    statements: [
      gatherStatement(ctx, id, { after, upTo }, whom.value),
      ...(upTo >= newest ? [matchedStatement(ctx, id)] : []),
    ],
  });
}

/** So many at once hold D1 for some tenths of a second: a deletion takes all links along. */
const handful: Readonly<Record<BulkAct["type"], number>> = {
  label: 4_000,
  unlabel: 4_000,
  "set-field": 2_000,
  delete: 1_000,
};

async function act(ctx: Ctx, action: Action, place: Place | null): Promise<Result<Step<Place>>> {
  const known = await isKnown(ctx, action.act);
  if (!known.ok) return known;
  const { id, changed, unchanged, failed } = action;
  const members = await nextMembers(ctx, id, handful[action.act.type]);
  const result = { bulkId: id };
  const before = changed + unchanged + failed;
  if (members.length > 0) {
    return ok({
      done: before + members.length,
      total: action.matched,
      cursor: place,
      finished: false,
      result,
      statements: actStatements(ctx, action, members),
    });
  }
  const after = { matched: action.matched, changed, unchanged, failed };
  return ok({
    done: before,
    total: action.matched,
    cursor: place,
    finished: true,
    result: { ...result, ...after },
    statements: [
      auditStatement(ctx, { action: "contact.bulk-done", entity: "bulk", entityId: id, after }),
    ],
  });
}

/** A field that was taken away meanwhile ends it: its values would be lost in silence. */
async function isKnown(ctx: Ctx, done: BulkAct): Promise<Result<null>> {
  if (done.type !== "set-field") return ok(null);
  const fields = await allFields(ctx);
  return fields.some(({ key }) => key === done.key)
    ? ok(null)
    : fail("field-unknown", { field: done.key });
}
