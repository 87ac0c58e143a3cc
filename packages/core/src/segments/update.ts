import { changes } from "@siar/kernel/changes";
import { guardChanged } from "@siar/kernel/commit";
import { ok } from "@siar/kernel/result";
import { verb } from "@siar/kernel/verb";
import { z } from "zod";
import { checkedCriteria, nameTaken } from "./checked.ts";
import { peopleStatements } from "./counting.ts";
import { answerSegment, loadSegment } from "./load.ts";
import { Segment, SegmentId, SegmentInput } from "./schema.ts";
import { updateSegment } from "./store.ts";

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
    const checked = await checkedCriteria(ctx, segment.criteria, id);
    if (!checked.ok) return checked;
    const changed = changes({ ...found.value }, segment);
    const selects = "criteria" in changed.after || "isDynamic" in changed.after;
    const { isDynamic } = segment;
    const people = selects ? await peopleStatements(ctx, id, { ...checked.value, isDynamic }) : [];
    return ok({
      statements: [
        ...checked.value.guards,
        updateSegment(ctx, { id, version }, segment),
        guardChanged(ctx.db),
        ...people,
      ],
      audit: { action: "segment.update", entity: "segment", entityId: id, ...changed },
      onDuplicate: nameTaken(segment.name),
      answer: () => answerSegment(ctx, id),
    });
  },
});
