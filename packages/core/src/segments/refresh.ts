import { ok } from "@siar/kernel/result";
import { verb } from "@siar/kernel/verb";
import { audienceSql } from "./audience.ts";
import { answerSegment, loadSegment, momentOf } from "./load.ts";
import { Segment, SegmentId } from "./schema.ts";
import { countStatement, snapshotStatements } from "./store.ts";

export const refresh = verb({
  name: "segment.refresh",
  summary: "Count a segment anew; a static one takes a new snapshot.",
  permission: "segment:write",
  input: SegmentId,
  output: Segment,
  fails: ["not-found"],
  run: async (ctx, { id }) => {
    const found = await loadSegment(ctx, id);
    if (!found.ok) return found;
    const { isDynamic, criteria, contactCount } = found.value;
    const audience = audienceSql(criteria, await momentOf(ctx));
    return ok({
      statements: [
        ...(isDynamic ? [] : snapshotStatements(ctx, id, audience)),
        countStatement(ctx, id, audience),
      ],
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
