import { z } from "zod";
import { systemClock } from "@siar/kernel/clock";
import type { Ctx } from "@siar/kernel/ctx";
import { ok, type Result } from "@siar/kernel/result";
import { query } from "@siar/kernel/verb";
import { showContact } from "../contacts/index.ts";
import { audienceSql } from "./audience.ts";
import { checkedCriteria } from "./checked.ts";
import { criteriaOfSegment, momentOf } from "./load.ts";
import { Criteria, Preview, SegmentId } from "./schema.ts";
import { countAudience, sampleAudience } from "./store.ts";

export const preview = query({
  name: "segment.preview",
  summary: "Count who is in a segment right now, with ten of them.",
  permission: "segment:view",
  input: SegmentId,
  output: Preview,
  fails: ["not-found"],
  run: async (ctx, { id }) => {
    const criteria = await criteriaOfSegment(ctx, id);
    return criteria.ok ? answer(ctx, criteria.value) : criteria;
  },
});

export const previewCriteria = query({
  name: "segment.preview-criteria",
  summary: "Count whom criteria would select, without saving them.",
  permission: "segment:view",
  input: z.object({ criteria: Criteria }),
  output: Preview,
  fails: ["criteria-invalid"],
  run: async (ctx, input) => {
    const criteria = await checkedCriteria(ctx, input.criteria);
    return criteria.ok ? answer(ctx, criteria.value) : criteria;
  },
});

async function answer(ctx: Ctx, criteria: Criteria): Promise<Result<Preview>> {
  const audience = audienceSql(criteria, await momentOf(ctx));
  const startedAt = systemClock();
  const counted = await countAudience(ctx, audience);
  const ms = systemClock() - startedAt;
  const samples = await sampleAudience(ctx, audience);
  return ok({ ...counted, samples: samples.map((row) => showContact(ctx, row)), ms });
}
