import { ok } from "@siar/kernel/result";
import { query } from "@siar/kernel/verb";
import { loadSegment } from "./load.ts";
import { usersOf } from "./rules/expand.ts";
import { SegmentId, UsedBy } from "./schema.ts";
import { allSegments, campaignsUsing } from "./store.ts";

export const usedBy = query({
  name: "segment.used-by",
  summary: "The campaigns and the segments that use a segment.",
  permission: "segment:view",
  input: SegmentId,
  output: UsedBy,
  fails: ["not-found"],
  run: async (ctx, { id }) => {
    const found = await loadSegment(ctx, id);
    if (!found.ok) return found;
    const [campaigns, segments] = await Promise.all([campaignsUsing(ctx, id), allSegments(ctx)]);
    return ok({
      campaigns,
      segments: usersOf(id, segments).map((user) => ({ id: user.id, name: user.name })),
    });
  },
});
