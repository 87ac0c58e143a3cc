import { guardThat, type Statement } from "@siar/kernel/commit";
import type { Ctx } from "@siar/kernel/ctx";
import { fail, type Failure } from "@siar/kernel/errors";
import { ok, type Err, type Result } from "@siar/kernel/result";
import { may } from "@siar/kernel/ctx";
import { allFields } from "../fields/index.ts";
import { knownLabels } from "../labels/index.ts";
import { leavesOf, type Criteria, type Fault } from "./rules/criteria.ts";
import { expand, type SegmentsById } from "./rules/expand.ts";
import { campaignIdsOf, checkCriteria, labelIdsOf, segmentIdsOf } from "./rules/vocabulary.ts";
import { allSegments, knownCampaigns, stateOfSegments } from "./store.ts";

/** So much of a number says where somebody is from; more would say who it is. */
const PREFIX_FOR_ALL = 7;

/** Criteria that make sense in this business and that this actor may ask. */
export interface Checked {
  /** With the segments that they name in their place. */
  readonly criteria: Criteria;
  /** Fails the batch if any segment changed since: what they name was read before. */
  readonly guards: readonly Statement[];
}

/** `self` is the segment that will have these criteria, if it is one already. */
export async function checkedCriteria(
  ctx: Ctx,
  criteria: Criteria,
  self?: number,
): Promise<Result<Checked>> {
  const named = segmentIdsOf(criteria);
  const related = self !== undefined || named.length > 0;
  const [fields, labelIds, campaignIds, segments, state] = await Promise.all([
    allFields(ctx),
    knownLabels(ctx, labelIdsOf(criteria)),
    knownCampaigns(ctx, campaignIdsOf(criteria)),
    related ? allSegments(ctx) : new Map(),
    related ? stateOfSegments(ctx) : null,
  ]);
  const vocabulary = { fields, labelIds, campaignIds, segmentIds: new Set(segments.keys()) };
  const faults = checkCriteria(criteria, vocabulary);
  if (faults.length > 0) return refused(faults);
  if (!may(ctx, "contact:read_phone") && probesPhones(criteria)) {
    return fail("forbidden", { permission: "contact:read_phone" });
  }
  const expanded = expand(criteria, segments, self);
  if (expanded.faults.length > 0) return refused(expanded.faults);
  const burdened = self === undefined ? [] : outgrown(self, criteria, segments);
  if (burdened.length > 0) return refused(burdened);
  const guards = state === null ? [] : [guardThat(ctx.db, state)];
  return ok({ criteria: expanded.criteria, guards });
}

function refused(faults: readonly Fault[]): Err<Failure> {
  const errors = faults.map(({ path, message }) => ({
    path: ["criteria", ...path].join("."),
    message,
  }));
  return fail("criteria-invalid", { reason: faults[0]?.message ?? "" }, errors);
}

/** Segments that name this one, and with its new criteria would hold more than a tree may. */
function outgrown(self: number, criteria: Criteria, segments: SegmentsById): Fault[] {
  const mine = segments.get(self);
  if (mine === undefined) return [];
  const then = new Map(segments).set(self, { ...mine, criteria });
  return [...segments.values()].flatMap((other) => {
    const names = segmentIdsOf(other.criteria).length > 0;
    if (!names || expand(other.criteria, segments, other.id).faults.length > 0) return [];
    const [fault] = expand(other.criteria, then, other.id).faults;
    return fault === undefined
      ? []
      : [{ path: [], message: `In “${other.name}”: ${fault.message}` }];
  });
}

const probesPhones = (criteria: Criteria): boolean =>
  leavesOf(criteria).some(
    ({ leaf }) =>
      leaf.field === "phone" &&
      typeof leaf.value === "string" &&
      leaf.value.length > PREFIX_FOR_ALL,
  );

export const nameTaken = (name: string) => ({
  "segments.name": fail("name-taken", { name }, [{ path: "name", message: "This name is taken." }])
    .error,
});
