import type { FailureClass } from "../sending/schema.ts";

/** A way in which a message of the demo did not arrive. */
export interface DemoFailure {
  readonly code: number;
  readonly class: FailureClass;
  readonly detail: string;
  /** As the engine writes it: refused at once, given up after five tries, or reported later. */
  readonly reason: "refused" | "gave_up" | "reported_failed";
  readonly weight: number;
}

const failure = (
  code: number,
  failureClass: FailureClass,
  reason: DemoFailure["reason"],
  weight: number,
  detail: string,
): DemoFailure => ({ code, class: failureClass, reason, weight, detail });

export const NOT_ON_WHATSAPP = 131_026;
export const STOPPED_AT_META = 131_050;

/** At least one of each class per campaign: the first of each comes before chance decides. */
export const demoFailures: readonly DemoFailure[] = [
  failure(NOT_ON_WHATSAPP, "P", "reported_failed", 40, "Message undeliverable."),
  failure(131_000, "R", "gave_up", 7, "Something went wrong."),
  failure(130_429, "S", "reported_failed", 4, "Cloud API message throughput has been reached."),
  failure(
    132_015,
    "T",
    "reported_failed",
    3,
    "The template was paused while the message was held.",
  ),
  failure(131_042, "A", "reported_failed", 3, "Business eligibility: payment issue."),
  failure(131_053, "F", "reported_failed", 3, "The media could not be uploaded."),
  failure(
    131_049,
    "P",
    "reported_failed",
    28,
    "Not delivered to maintain healthy ecosystem engagement.",
  ),
  failure(130_472, "P", "refused", 7, "The user's number is part of an experiment."),
  failure(STOPPED_AT_META, "P", "refused", 5, "The user has stopped marketing messages."),
];
