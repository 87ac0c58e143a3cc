import { insertedId, newest } from "@siar/kernel/commit";
import { may, type Ctx } from "@siar/kernel/ctx";
import { fail } from "@siar/kernel/errors";
import { ok, type Result } from "@siar/kernel/result";
import { query, verb } from "@siar/kernel/verb";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { forAudit } from "../contacts/index.ts";
import { segmentCriteria, whomOf } from "../exports/index.ts";
import { allFields, checkAttributes } from "../fields/index.ts";
import { enqueueJob, orderJob } from "../jobs/index.ts";
import { knownLabels } from "../labels/index.ts";
import { countCriteria } from "../segments/index.ts";
import {
  BulkAction,
  BulkId,
  BulkInput,
  CountInput,
  type BulkAct,
  type BulkTarget,
} from "./schema.ts";
import { BULK, countMatching, findBulk, insertStatements, show, workedBy } from "./store.ts";

export const start = verb({
  name: "contact.bulk",
  summary: "Label, unlabel, set a field of, or delete many contacts, in the background.",
  permission: "contact:write",
  input: BulkInput,
  output: BulkAction,
  fails: ["not-found", "field-unknown", "field-value-invalid"],
  run: async (ctx, { act, on }) => {
    const allowed = await checked(ctx, act, on);
    if (!allowed.ok) return allowed;
    const job = enqueueJob(ctx, {
      kind: BULK,
      input: sql`json_object('bulkId', ${newest("bulk_actions")},
        'readsPhones', json(${String(may(ctx, "contact:read_phone"))}))`,
    });
    return ok({
      statements: [...insertStatements(ctx, act, on), ...job.statements, workedBy(ctx)],
      audit: {
        action: `contact.bulk-${act.type}`,
        entity: "bulk",
        entityId: newest("bulk_actions"),
        after: {
          act,
          on: "ids" in on ? { chosen: on.ids.length } : { matching: forAudit(on.matching) },
        },
      },
      effects: job.effects,
      answer: ([inserted]) => answerBulk(ctx, insertedId(inserted)),
    });
  },
});

/** Whether this person may do this, and whether it can be done at all. */
async function checked(ctx: Ctx, act: BulkAct, on: BulkTarget): Promise<Result<unknown>> {
  if (act.type === "delete" && !may(ctx, "contact:delete")) {
    return fail("forbidden", { permission: "contact:delete" });
  }
  if (act.type === "label" || act.type === "unlabel") {
    const known = await knownLabels(ctx, act.labelIds);
    const errors = act.labelIds.flatMap((id, at) =>
      known.has(id) ? [] : [{ path: `act.labelIds.${at}`, message: `There is no label ${id}.` }],
    );
    if (errors.length > 0) return fail("invalid-input", {}, errors);
  }
  if (act.type === "set-field") {
    const fault = await checkedField(ctx, act);
    if (!fault.ok) return fault;
  }
  return "matching" in on ? whomOf(ctx, on.matching) : ok(null);
}

/** To take a value away, the field has to be known as well. */
async function checkedField(ctx: Ctx, { key, value }: Extract<BulkAct, { type: "set-field" }>) {
  const fields = await allFields(ctx);
  if (!fields.some((field) => field.key === key)) return fail("field-unknown", { field: key });
  return checkAttributes(fields, value === null ? {} : { [key]: value });
}

async function answerBulk(ctx: Ctx, id: number): Promise<Result<BulkAction>> {
  const found = await findBulk(ctx, id);
  return found === null ? fail("not-found", { what: "bulk action" }) : ok(show(ctx, found));
}

export const get = query({
  name: "contact.bulk-get",
  summary: "Read how far a bulk action is, and what became of it.",
  permission: "contact:view",
  input: BulkId,
  output: BulkAction,
  fails: ["not-found"],
  run: (ctx, { id }) => answerBulk(ctx, id),
});

export const cancel = verb({
  name: "contact.bulk-cancel",
  summary: "Stop a bulk action after its present step. What is done stays done.",
  permission: "contact:write",
  input: BulkId,
  output: BulkAction,
  fails: ["not-found", "job-not-cancellable", "changed-meanwhile"],
  run: async (ctx, { id }) => {
    const found = await findBulk(ctx, id);
    if (found === null) return fail("not-found", { what: "bulk action" });
    const order = await orderJob(ctx, found.jobs.id, "cancel");
    if (!order.ok) return order;
    const { statements, effects, before, after } = order.value;
    return ok({
      statements,
      effects,
      audit: { action: "contact.bulk-cancel", entity: "bulk", entityId: id, before, after },
      answer: () => answerBulk(ctx, id),
    });
  },
});

export const count = query({
  name: "contact.count",
  summary: "Count whom the filters of the list or a segment show.",
  permission: "contact:view",
  input: CountInput,
  output: z.object({ count: z.number().int() }),
  fails: ["not-found"],
  run: async (ctx, { segmentId, ...filter }) => {
    if (segmentId !== undefined && Object.values(filter).every((value) => value === undefined)) {
      const criteria = await segmentCriteria(ctx, segmentId);
      return criteria.ok ? ok({ count: await countCriteria(ctx, criteria.value) }) : criteria;
    }
    const whom = await whomOf(ctx, { segmentId, ...filter });
    return whom.ok ? ok({ count: await countMatching(ctx, whom.value) }) : whom;
  },
});
