import type { SkipReason } from "../schema.ts";

/** How many of an audience the same holds for; without a reason, nothing keeps them from it. */
export interface Standing {
  readonly reason: SkipReason | null;
  readonly people: number;
  /** As ISO 3166 writes it; null where it is not known, or nothing goes there. */
  readonly country: string | null;
  /** Whether they wrote to the number within a day: then Meta counts and charges otherwise. */
  readonly open: boolean;
  /** Null where it is not known, or makes no difference. */
  readonly timezone: string | null;
}

/** Somebody to whom the message cannot be said, and the variable that they have nothing for. */
export interface Unsayable {
  readonly contactId: number;
  readonly name: string;
  readonly variable: string;
}

export interface AudienceEstimate {
  readonly standings: readonly Standing[];
  /** A few of them. */
  readonly unsayable: readonly Unsayable[];
}
