import { changes } from "@siar/kernel/changes";
import { guardChanged } from "@siar/kernel/commit";
import { ok } from "@siar/kernel/result";
import { verb } from "@siar/kernel/verb";
import { z } from "zod";
import { audienceSql } from "./audience.ts";
import { checkedCriteria, nameTaken } from "./checked.ts";
import { answerSegment, loadSegment, momentOf } from "./load.ts";
import { Segment, SegmentId, SegmentInput } from "./schema.ts";
import { countStatement, snapshotStatements, updateSegment } from "./store.ts";

/** A static segment keeps its snapshot through a new name, and takes a new one with new criteria. */
export const update = verb({
  name: "segment.update",
  summary: "Change a segment. A static one with new criteria takes a new snapshot.",
  permission: "segment:write",
  input: SegmentInput.extend({ id: SegmentId.shape.id, version: z.number().int() }),
  output: Segment,
  fails: ["not-found", "changed-meanwhile", "criteria-invalid", "name-taken"],
  run: async (ctx, { id, version, ...segment }) => {
    const found = await loadSegment(ctx, id);
    if (!found.ok) return found;
    const criteria = await checkedCriteria(ctx, segment.criteria);
    if (!criteria.ok) return criteria;
    const audience = audienceSql(criteria.value, await momentOf(ctx));
    const changed = changes({ ...found.value }, segment);
    const selects = "criteria" in changed.after || "isDynamic" in changed.after;
    return ok({
      statements: [
        updateSegment(ctx, { id, version }, segment),
        guardChanged(ctx.db),
        ...(selects && !segment.isDynamic ? snapshotStatements(ctx, id, audience) : []),
        ...(selects ? [countStatement(ctx, id, audience)] : []),
      ],
      audit: { action: "segment.update", entity: "segment", entityId: id, ...changed },
      onDuplicate: nameTaken(segment.name),
      answer: () => answerSegment(ctx, id),
    });
  },
});
