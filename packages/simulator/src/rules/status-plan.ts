import type { Behaviour } from "./behaviour.ts";
import { draw, within } from "./draw.ts";

// The whole future of a message is decided when it is accepted and stored with it: what will be
// reported, when it happens, and when the report leaves. A restart has nothing to guess.

export type StepKind = "sent" | "delivered" | "read" | "failed" | "reply";

export interface Step {
  readonly kind: StepKind;
  /** Milliseconds after acceptance at which it happens; the timestamp in the webhook. */
  readonly happens: number;
  /** Milliseconds after acceptance at which the webhook leaves. */
  readonly leaves: number;
  readonly code?: number;
}

export interface Fate {
  /** The error that a `failed` status will carry, null when the message gets through. */
  readonly lateFailure: number | null;
  /** Reactions are reported as sent and never again. */
  readonly onlySent: boolean;
  readonly held: boolean;
}

export function planSteps(behaviour: Behaviour, seq: number, fate: Fate): Step[] {
  const chance = (question: string) => draw(behaviour.seed, seq, question);
  const offset = fate.held ? (behaviour.hold.releaseAfter ?? 0) : 0;
  const story = tell(behaviour, chance, fate, offset);
  const reordered =
    chance("reorder") < behaviour.webhooks.reorderShare ? reversedDepartures(story) : story;
  const doubled = reordered.flatMap((step) => twice(step, behaviour, chance));
  return doubled.sort((one, other) => one.leaves - other.leaves);
}

type Chance = (question: string) => number;

function tell(behaviour: Behaviour, chance: Chance, fate: Fate, offset: number): Step[] {
  const { delays, hold } = behaviour;
  const sentAt = offset + within(delays.sent, chance("sent at"));
  if (fate.held && hold.outcome === "drop") return [step("failed", sentAt, 132015)];
  if (fate.lateFailure !== null) return [step("failed", sentAt, fate.lateFailure)];
  const sent = step("sent", sentAt);
  if (fate.onlySent || chance("delivered") >= behaviour.deliveredShare) return [sent];
  const deliveredAt = sentAt + within(delays.delivered, chance("delivered at"));
  const delivered = step("delivered", deliveredAt);
  const readAt = deliveredAt + within(delays.read, chance("read at"));
  const replyAt = readAt + within(delays.reply, chance("reply at"));
  const replies = chance("reply") < behaviour.replyShare ? [step("reply", replyAt)] : [];
  if (chance("read") >= behaviour.readShare) return [sent, delivered, ...replies];
  const read = step("read", readAt);
  const jumps = chance("read only") < behaviour.readWithoutDeliveredShare;
  return jumps ? [sent, read, ...replies] : [sent, delivered, read, ...replies];
}

function step(kind: StepKind, at: number, code?: number): Step {
  const plain = { kind, happens: at, leaves: at };
  return code === undefined ? plain : { ...plain, code };
}

/** The last status leaves first; what the customer writes is never moved. */
function reversedDepartures(steps: readonly Step[]): Step[] {
  const statuses = steps.filter((one) => one.kind !== "reply");
  const departures = statuses.map((one) => one.leaves).reverse();
  const moved = statuses.map((one, place) => ({ ...one, leaves: departures[place] ?? one.leaves }));
  return [...moved, ...steps.filter((one) => one.kind === "reply")];
}

function twice(one: Step, behaviour: Behaviour, chance: Chance): Step[] {
  const again = chance(`again ${one.kind}`) < behaviour.webhooks.duplicateShare;
  if (!again || one.kind === "reply") return [one];
  const gap = within({ min: 50, max: 1500 }, chance(`again ${one.kind} at`));
  return [one, { ...one, leaves: one.leaves + gap }];
}
