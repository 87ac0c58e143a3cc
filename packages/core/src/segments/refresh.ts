import { ok } from "@siar/kernel/result";
import { verb } from "@siar/kernel/verb";
import { peopleStatements } from "./counting.ts";
import { answerSegment, expandedCriteria, loadSegment } from "./load.ts";
import { Segment, SegmentId } from "./schema.ts";

export const refresh = verb({
  name: "segment.refresh",
  summary: "Count a segment anew; a static one takes a new snapshot.",
  permission: "segment:write",
  input: SegmentId,
  output: Segment,
  fails: ["not-found", "criteria-invalid"],
  run: async (ctx, { id }) => {
    const found = await loadSegment(ctx, id);
    if (!found.ok) return found;
    const { isDynamic, contactCount } = found.value;
    const criteria = await expandedCriteria(ctx, found.value);
    if (!criteria.ok) return criteria;
    return ok({
      statements: await peopleStatements(ctx, id, { criteria: criteria.value, isDynamic }),
      audit: {
        action: "segment.refresh",
        entity: "segment",
        entityId: id,
        before: { contactCount },
      },
      answer: () => answerSegment(ctx, id),
    });
  },
});
