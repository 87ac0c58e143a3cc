import type { Campaign } from "../figures.ts";
import type { Day } from "./days.ts";

/** When a campaign went out, or goes. */
export const timeOf = ({ startedAt, schedule }: Campaign): string | undefined =>
  startedAt ?? schedule?.at;

export type Days = ReadonlyMap<Day, readonly Campaign[]>;

export interface ShownDays {
  weeks: readonly (readonly Day[])[];
  days: Days;
  today: Day;
  /** Days of another month are drawn fainter. */
  month: string | undefined;
}
