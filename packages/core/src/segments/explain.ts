import { z } from "zod";
import { may, type Ctx } from "@siar/kernel/ctx";
import { fail } from "@siar/kernel/errors";
import { ok } from "@siar/kernel/result";
import { query } from "@siar/kernel/verb";
import { iso, isoOrNull } from "@siar/kernel/clock";
import { showPhone, type ContactRow } from "../contacts/index.ts";
import { loadSegment, momentOf } from "./load.ts";
import { leavesOf, type Leaf } from "./rules/criteria.ts";
import { meets, type Person, type ReceivedMessage } from "./rules/evaluate.ts";
import { expand, type SegmentsById } from "./rules/expand.ts";
import type { Moment } from "./rules/calendar.ts";
import { attributeKey, segmentIdsOf } from "./rules/vocabulary.ts";
import { Explanation, SegmentId } from "./schema.ts";
import { allSegments, contactsById, messagesOf, snapshotsOf } from "./store.ts";

export const explain = query({
  name: "segment.explain",
  summary: "Why a contact is in a segment or not: each condition, and what it saw.",
  permission: "segment:view",
  input: z.object({ id: SegmentId.shape.id, contactId: z.number().int().positive() }),
  output: Explanation,
  fails: ["not-found", "forbidden", "criteria-invalid"],
  run: async (ctx, { id, contactId }) => {
    if (!may(ctx, "contact:view")) return fail("forbidden", { permission: "contact:view" });
    const segment = await loadSegment(ctx, id);
    if (!segment.ok) return segment;
    const [row] = await contactsById(ctx, [contactId]);
    if (row === undefined) return fail("not-found", { what: "contact" });
    const [person, moment, segments] = await Promise.all([
      personOf(ctx, row),
      momentOf(ctx),
      allSegments(ctx),
    ]);
    const { criteria, isDynamic } = segment.value;
    const whole = expand(criteria, segments, id);
    const [fault] = whole.faults;
    if (fault !== undefined) return fail("criteria-invalid", { reason: fault.message });
    const matches = meets(whole.criteria, person, moment);
    return ok({
      contact: { id: row.id, name: row.name, phone: showPhone(ctx, row.phone) },
      isIn: isDynamic ? matches : person.snapshots.has(id),
      matches,
      conditions: leavesOf(criteria).map(({ leaf, path }) => {
        const said = { field: leaf.field, op: leaf.op, value: leaf.value };
        const seen = sawOf(leaf, { person, segments, moment });
        const saw = leaf.field === "phone" ? showPhone(ctx, person.phone) : seen;
        const holds = meets(expand(leaf, segments).criteria, person, moment);
        return { path: path.join("."), ...said, holds, saw };
      }),
    });
  },
});

/** Everything that criteria can ask about one contact. */
async function personOf(ctx: Ctx, row: ContactRow): Promise<Person> {
  const [messages, snapshots] = await Promise.all([
    messagesOf(ctx, row.id),
    snapshotsOf(ctx, row.id),
  ]);
  return {
    ...row,
    optedOut: row.optedOut || row.metaStopped,
    labelIds: new Set(row.labels.map(({ id }) => id)),
    messages,
    snapshots,
  };
}

interface Around {
  readonly person: Person;
  readonly segments: SegmentsById;
  readonly moment: Moment;
}

/** The value that a condition was held against. */
function sawOf(leaf: Leaf, { person, segments, moment }: Around): unknown {
  const key = attributeKey(leaf.field);
  if (key !== null) return person.attributes[key] ?? null;
  switch (leaf.field) {
    case "label":
      return [...person.labelIds];
    case "lastInteractionAt":
      return isoOrNull(person.lastInteractionAt);
    case "createdAt":
      return iso(person.createdAt);
    case "name":
    case "phone":
    case "language":
    case "workflowStatus":
    case "conversationCount":
    case "rating":
    case "optedOut":
      return person[leaf.field];
    case "campaign":
      return person.messages.map(showMessage);
    case "segment":
      return segmentIdsOf(leaf).filter((id) => {
        const inIt = { field: "segment", op: "in", value: [id] };
        return meets(expand(inIt, segments).criteria, person, moment);
      });
    default:
      return null;
  }
}

const showMessage = (message: ReceivedMessage) => ({
  campaignId: message.campaignId,
  status: message.status,
  sentAt: isoOrNull(message.sentAt),
  deliveredAt: isoOrNull(message.deliveredAt),
  readAt: isoOrNull(message.readAt),
  repliedAt: isoOrNull(message.repliedAt),
});
