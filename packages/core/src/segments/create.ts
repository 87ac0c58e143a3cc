import { insertedId, newest } from "@siar/kernel/commit";
import { ok } from "@siar/kernel/result";
import { verb } from "@siar/kernel/verb";
import { checkedCriteria, nameTaken } from "./checked.ts";
import { peopleStatements } from "./counting.ts";
import { answerSegment } from "./load.ts";
import { Segment, SegmentInput } from "./schema.ts";
import { insertSegment } from "./store.ts";

export const create = verb({
  name: "segment.create",
  summary: "Create a segment. A static one takes its snapshot at once.",
  permission: "segment:write",
  input: SegmentInput,
  output: Segment,
  fails: ["criteria-invalid", "name-taken", "changed-meanwhile"],
  run: async (ctx, segment) => {
    const checked = await checkedCriteria(ctx, segment.criteria);
    if (!checked.ok) return checked;
    const id = newest("segments");
    const { isDynamic } = segment;
    const people = await peopleStatements(ctx, id, { ...checked.value, isDynamic });
    return ok({
      statements: [...checked.value.guards, insertSegment(ctx, segment), ...people],
      audit: { action: "segment.create", entity: "segment", entityId: id, after: segment },
      onDuplicate: nameTaken(segment.name),
      answer: (results) => answerSegment(ctx, insertedId(results[checked.value.guards.length])),
    });
  },
});
