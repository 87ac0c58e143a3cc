import { z } from "zod";
import { guardChanged, guardThat } from "@siar/kernel/commit";
import { fail } from "@siar/kernel/errors";
import { ok } from "@siar/kernel/result";
import { verb } from "@siar/kernel/verb";
import { loadSegment } from "./load.ts";
import { SegmentId } from "./schema.ts";
import { namesOfUsers } from "./rules/expand.ts";
import {
  allSegments,
  campaignsNeeding,
  removeSegment,
  stateOfSegments,
  unneeded,
} from "./store.ts";

export const remove = verb({
  name: "segment.delete",
  summary: "Delete a segment, unless a scheduled or running campaign, or another segment, uses it.",
  permission: "segment:write",
  input: SegmentId,
  output: z.object({ id: z.number().int() }),
  fails: ["not-found", "segment-in-use", "changed-meanwhile"],
  run: async (ctx, { id }) => {
    const found = await loadSegment(ctx, id);
    if (!found.ok) return found;
    const [campaigns, segments, unchanged] = await Promise.all([
      campaignsNeeding(ctx, id),
      allSegments(ctx),
      stateOfSegments(ctx),
    ]);
    const users = [...campaigns, ...namesOfUsers(id, segments)];
    if (users.length > 0) return fail("segment-in-use", { users: users.join(", ") });
    const { name, description, criteria, isDynamic } = found.value;
    return ok({
      // Somebody may schedule a campaign between the reading and the writing: asked again inside.
      statements: [
        guardThat(ctx.db, unneeded(id)),
        guardThat(ctx.db, unchanged),
        removeSegment(ctx, id),
        guardChanged(ctx.db),
      ],
      audit: {
        action: "segment.delete",
        entity: "segment",
        entityId: id,
        before: { name, description, criteria, isDynamic },
      },
      answer: () => ({ id }),
    });
  },
});
