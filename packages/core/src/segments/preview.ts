import { z } from "zod";
import { systemClock } from "@siar/kernel/clock";
import type { Ctx } from "@siar/kernel/ctx";
import { ok, type Result } from "@siar/kernel/result";
import { query } from "@siar/kernel/verb";
import { showContact } from "../contacts/index.ts";
import { checkedCriteria } from "./checked.ts";
import { countAudience } from "./columns/count.ts";
import { coolingNow } from "./cooldown.ts";
import { criteriaOfSegment, momentOf } from "./load.ts";
import { Criteria, Preview, SegmentId } from "./schema.ts";
import { contactsById } from "./store.ts";

export const preview = query({
  name: "segment.preview",
  summary: "Count who is in a segment right now, with ten of them.",
  permission: "segment:view",
  input: SegmentId,
  output: Preview,
  fails: ["not-found", "criteria-invalid"],
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
    return criteria.ok ? answer(ctx, criteria.value.criteria) : criteria;
  },
});

const SAMPLES = 10;

async function answer(ctx: Ctx, criteria: Criteria): Promise<Result<Preview>> {
  const [moment, cooling] = await Promise.all([momentOf(ctx), coolingNow(ctx)]);
  const startedAt = systemClock();
  const { first, ...counted } = await countAudience(ctx, {
    criteria,
    moment,
    cooling,
    first: SAMPLES,
  });
  const ms = systemClock() - startedAt;
  const samples = await contactsById(ctx, first);
  return ok({ ...counted, samples: samples.map((row) => showContact(ctx, row)), ms });
}
