import { fail } from "@siar/kernel/errors";
import { cutPage, decodeCursor, PageInput, pageOf } from "@siar/kernel/page";
import { Title } from "@siar/kernel/plain-text";
import { ok } from "@siar/kernel/result";
import { query } from "@siar/kernel/verb";
import { answerSegment } from "./load.ts";
import { Segment, SegmentId } from "./schema.ts";
import { pageOfSegments, showSegment } from "./store.ts";

export const list = query({
  name: "segment.list",
  summary: "List segments by name, with their counts as of the last refresh.",
  permission: "segment:view",
  input: PageInput.extend({ search: Title.max(100).optional() }),
  output: pageOf(Segment),
  fails: ["invalid-cursor"],
  run: async (ctx, { limit, cursor, search }) => {
    const after = cursor === undefined ? null : decodeCursor(cursor);
    const fits = typeof after?.[0] === "string" && Number.isSafeInteger(after[1]);
    if (cursor !== undefined && !fits) return fail("invalid-cursor");
    const rows = await pageOfSegments(ctx, { search, after, limit: limit + 1 });
    return ok(cutPage(rows, limit, (row) => [row.name, row.id], showSegment));
  },
});

export const get = query({
  name: "segment.get",
  summary: "Read one segment.",
  permission: "segment:view",
  input: SegmentId,
  output: Segment,
  fails: ["not-found"],
  run: (ctx, { id }) => answerSegment(ctx, id),
});
