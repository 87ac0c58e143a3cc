import { insertedId, newest } from "@siar/kernel/commit";
import { ok } from "@siar/kernel/result";
import { verb } from "@siar/kernel/verb";
import { audienceSql } from "./audience.ts";
import { checkedCriteria, nameTaken } from "./checked.ts";
import { answerSegment, momentOf } from "./load.ts";
import { Segment, SegmentInput } from "./schema.ts";
import { countStatement, insertSegment, snapshotStatements } from "./store.ts";

export const create = verb({
  name: "segment.create",
  summary: "Create a segment. A static one takes its snapshot at once.",
  permission: "segment:write",
  input: SegmentInput,
  output: Segment,
  fails: ["criteria-invalid", "name-taken"],
  run: async (ctx, segment) => {
    const criteria = await checkedCriteria(ctx, segment.criteria);
    if (!criteria.ok) return criteria;
    const audience = audienceSql(criteria.value, await momentOf(ctx));
    const id = newest("segments");
    return ok({
      statements: [
        insertSegment(ctx, segment),
        ...(segment.isDynamic ? [] : snapshotStatements(ctx, id, audience)),
        countStatement(ctx, id, audience),
      ],
      audit: { action: "segment.create", entity: "segment", entityId: id, after: segment },
      onDuplicate: nameTaken(segment.name),
      answer: ([inserted]) => answerSegment(ctx, insertedId(inserted)),
    });
  },
});
