import type { Ctx } from "@siar/kernel/ctx";
import { fail } from "@siar/kernel/errors";
import { ok, type Result } from "@siar/kernel/result";
import { getSettings } from "../settings/index.ts";
import type { Moment } from "./rules/calendar.ts";
import type { Criteria } from "./rules/criteria.ts";
import { expand } from "./rules/expand.ts";
import { segmentIdsOf, SNAPSHOT } from "./rules/vocabulary.ts";
import type { Segment } from "./schema.ts";
import { allSegments, findSegment, showSegment, type SegmentRow } from "./store.ts";

export async function loadSegment(ctx: Ctx, id: number): Promise<Result<SegmentRow>> {
  const row = await findSegment(ctx, id);
  return row === null ? fail("not-found", { what: "segment" }) : ok(row);
}

/** For the answer of a verb that has just written to the segment. */
export async function answerSegment(ctx: Ctx, id: number): Promise<Result<Segment>> {
  const found = await loadSegment(ctx, id);
  return found.ok ? ok(showSegment(found.value)) : found;
}

/** Now, in the business's calendar. */
export async function momentOf(ctx: Ctx): Promise<Moment> {
  const { timezone } = await getSettings(ctx);
  return { at: ctx.now, timezone };
}

/** A segment's own criteria, with the segments that they name in their place. */
export async function expandedCriteria(ctx: Ctx, { id, criteria }: SegmentRow) {
  if (segmentIdsOf(criteria).length === 0) return ok(criteria);
  const expanded = expand(criteria, await allSegments(ctx), id);
  const [fault] = expanded.faults;
  return fault === undefined
    ? ok(expanded.criteria)
    : fail("criteria-invalid", { reason: fault.message });
}

/** Who is in a segment, as criteria: a static one is whoever is in its snapshot. */
export async function criteriaOfSegment(ctx: Ctx, id: number): Promise<Result<Criteria>> {
  const found = await loadSegment(ctx, id);
  if (!found.ok) return found;
  if (!found.value.isDynamic) return ok({ field: SNAPSHOT, op: "in", value: id });
  return expandedCriteria(ctx, found.value);
}
