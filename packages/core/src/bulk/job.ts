import { auditStatement } from "@siar/kernel/commit";
import type { Actor, Ctx } from "@siar/kernel/ctx";
import { fail } from "@siar/kernel/errors";
import { ok, type Result } from "@siar/kernel/result";
import { z } from "zod";
import { highestContact } from "../contacts/index.ts";
import { whomOf } from "../exports/index.ts";
import { allFields } from "../fields/index.ts";
import { jobKind, type Step } from "../jobs/index.ts";
import { knownLabels } from "../labels/index.ts";
import { actStatements } from "./acts.ts";
import type { BulkAct, Matching } from "./schema.ts";
import {
  BULK,
  findBulk,
  gatherStatement,
  matchedStatement,
  nextMembers,
  SPAN,
  type BulkRow,
} from "./store.ts";

/** Up to which contact it is known who matches; whoever came after `newest` is not meant. */
const Place = z.object({ after: z.number(), newest: z.number() });
type Place = z.infer<typeof Place>;

type Action = BulkRow["bulk_actions"];

/** Who may not read phone numbers may not find out by an act either whose they are. */
const Input = z.object({ bulkId: z.number(), readsPhones: z.boolean() });

/** First everybody is written down whom it is about, then it is done to one handful after another. */
export const bulkJob = jobKind({
  kind: BULK,
  input: Input,
  cursor: Place,
  step: async (ctx, { bulkId, readsPhones }, place) => {
    const found = await findBulk(ctx, bulkId);
    if (found === null) return fail("not-found", { what: "bulk action" });
    const action = found.bulk_actions;
    if (action.matched === null && "matching" in action.target) {
      const from = place ?? { after: 0, newest: await highestContact(ctx) };
      const seeing = readsPhones ? ctx : { ...ctx, actor: withoutPhones(ctx.actor) };
      return gather(seeing, action, action.target.matching, from);
    }
    return act(ctx, action, place);
  },
});

const withoutPhones = (actor: Actor): Actor => {
  const permissions = new Set(actor.permissions);
  permissions.delete("contact:read_phone");
  return { ...actor, permissions };
};

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
  // Whom it is about is kept for a while only: a job that is repeated later must not seem whole.
  if (before < (action.matched ?? 0)) return fail("bulk-forgotten");
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

/** What was taken away meanwhile ends it: labels and values would be lost in silence. */
async function isKnown(ctx: Ctx, done: BulkAct): Promise<Result<null>> {
  if (done.type === "label") {
    const known = await knownLabels(ctx, done.labelIds);
    return known.size < new Set(done.labelIds).size
      ? fail("not-found", { what: "label" })
      : ok(null);
  }
  if (done.type !== "set-field") return ok(null);
  const fields = await allFields(ctx);
  return fields.some(({ key }) => key === done.key)
    ? ok(null)
    : fail("field-unknown", { field: done.key });
}
