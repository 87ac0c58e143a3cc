import type { CampaignStats } from "../../sending/schema.ts";
import type { Facts, Outcome } from "./facts.ts";
import { rateOf, type Rate } from "./rates.ts";

export interface Reached {
  readonly recipients: number;
  /** How many Meta took from us, whatever became of them. */
  readonly accepted: number;
  readonly delivered: number;
  readonly read: number;
  readonly replied: number;
  readonly failed: number;
}

export const nobody: Reached = {
  recipients: 0,
  accepted: 0,
  delivered: 0,
  read: 0,
  replied: 0,
  failed: 0,
};

export const addUp = (one: Reached, other: Reached): Reached => ({
  recipients: one.recipients + other.recipients,
  accepted: one.accepted + other.accepted,
  delivered: one.delivered + other.delivered,
  read: one.read + other.read,
  replied: one.replied + other.replied,
  failed: one.failed + other.failed,
});

export const rowsIn = (outcomes: readonly Outcome[]): number =>
  outcomes.reduce((sum, { rows }) => sum + rows, 0);

export const isDelivered = ({ status }: Outcome): boolean =>
  status === "delivered" || status === "read";

export const reachedIn = (outcomes: readonly Outcome[]): Reached => ({
  recipients: rowsIn(outcomes),
  accepted: rowsIn(outcomes.filter(({ accepted }) => accepted)),
  delivered: rowsIn(outcomes.filter(isDelivered)),
  read: rowsIn(outcomes.filter(({ status }) => status === "read")),
  replied: rowsIn(outcomes.filter(({ replied }) => replied)),
  failed: rowsIn(outcomes.filter(({ status }) => status === "failed")),
});

export interface Responses {
  readonly responded: number;
  readonly engaged: number;
}

export const responsesIn = (outcomes: readonly Outcome[]): Responses => ({
  responded: rowsIn(outcomes.filter(({ responded }) => responded)),
  engaged: rowsIn(outcomes.filter(({ engaged }) => engaged)),
});

/** As the requirements define them; `definitions` in the guide says the same in words. */
export function ratesOf(
  reached: Omit<Reached, "recipients" | "failed">,
  { responded, engaged }: Responses,
  optedOut: number,
): Record<"delivery" | "open" | "reply" | "response" | "engagement" | "optOut", Rate> {
  const { accepted, delivered, read, replied } = reached;
  return {
    delivery: rateOf(delivered, accepted),
    open: rateOf(read, delivered),
    reply: rateOf(replied, delivered),
    response: rateOf(responded, delivered),
    engagement: rateOf(engaged, delivered),
    optOut: rateOf(optedOut, delivered),
  };
}

/** Counters are exact at any moment; what was taken and failed later only the ledger knows. */
export const acceptedOf = (stats: CampaignStats, outcomes: readonly Outcome[]): number =>
  stats.sent +
  rowsIn(
    outcomes.filter(
      ({ accepted, status }) =>
        accepted && status !== "sent" && status !== "delivered" && status !== "read",
    ),
  );

export interface Why {
  readonly reason: string | null;
  readonly errorCode: number | null;
  readonly people: number;
}

/** Why people did not get it, the most frequent first. */
export function whyOf(
  outcomes: readonly Outcome[],
  status: "failed" | "skipped" | "unknown",
): Why[] {
  const groups = new Map<string, Why>();
  for (const { reason, errorCode, rows } of outcomes.filter((each) => each.status === status)) {
    const key = `${reason}:${errorCode}`;
    const people = (groups.get(key)?.people ?? 0) + rows;
    groups.set(key, { reason, errorCode, people });
  }
  return [...groups.values()].toSorted((one, other) => other.people - one.people);
}

export interface Throughput {
  readonly perSecond: number | null;
  readonly busiestMinute: number;
  readonly firstSent: number | null;
  readonly lastSent: number | null;
}

/** Between the first and the last message; of one moment there is no speed. */
export function throughputOf({ events, firstSent, lastSent }: Facts): Throughput {
  const sent = [...events.sent.values()];
  const seconds = firstSent === null || lastSent === null ? 0 : (lastSent - firstSent) / 1_000;
  const total = sent.reduce((sum, count) => sum + count, 0);
  return {
    perSecond: seconds > 0 ? (total - 1) / seconds : null,
    busiestMinute: sent.reduce((most, count) => Math.max(most, count), 0),
    firstSent,
    lastSent,
  };
}
