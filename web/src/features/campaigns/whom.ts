import { hashKey } from "@tanstack/react-query";
import type { Entity } from "../../lib/api.ts";
import type { Campaign } from "./figures.ts";

export type Criteria = Entity<"Criteria">;
type Segment = Pick<Entity<"Segment">, "name" | "criteria" | "isDynamic">;

const longestName = 100;

const did = (id: number, op: string): Criteria => ({ field: "campaign", op, value: { id } });

/** Whoever got a campaign and has not read it, as long as they have not. */
export const unreadOf = (id: number): Criteria => ({
  all: [did(id, "received"), did(id, "not_read")],
});

/** What came of a campaign, as groups of people to write to next. */
export const groupsOf = ({
  id,
  segmentId,
  excludeSegmentIds,
}: Pick<Campaign, "id" | "segmentId" | "excludeSegmentIds">) => [
  { what: "replied" as const, criteria: did(id, "replied") },
  { what: "noReply" as const, criteria: { all: [did(id, "read"), did(id, "not_replied")] } },
  { what: "notRead" as const, criteria: { all: [did(id, "delivered"), did(id, "not_read")] } },
  ...(segmentId === null
    ? []
    : [{ what: "notReached" as const, criteria: notReached(id, segmentId, excludeSegmentIds) }]),
];

/** Of those it was for: whom it left out on purpose it did not fail to reach. */
const notReached = (id: number, segmentId: number, left: readonly number[]): Criteria => ({
  all: [
    { field: "segment", op: "in", value: [segmentId] },
    ...(left.length === 0 ? [] : [{ field: "segment", op: "not_in", value: [...left] }]),
    did(id, "not_delivered"),
  ],
});

/** The segment that always has just these people, whatever it is called by now. */
export const alike = <Known extends Segment>(
  known: readonly Known[],
  criteria: Criteria,
): Known | undefined =>
  known.find((each) => each.isDynamic && hashKey([each.criteria]) === hashKey([criteria]));

/** Two campaigns of one name have groups of one name: the campaign's number tells them apart. */
export function freeName(known: readonly Segment[], wish: string, campaignId: number): string {
  const cut = (end: string): string => wish.slice(0, longestName - end.length).trim() + end;
  const plain = cut("");
  const isTaken = known.some(({ name }) => name.toLowerCase() === plain.toLowerCase());
  return isTaken ? cut(` (${campaignId})`) : plain;
}
