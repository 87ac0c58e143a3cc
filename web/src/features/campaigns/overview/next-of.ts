import type { Campaign } from "../figures.ts";

const shown = 5;

/** The soonest of those that will still start by themselves. */
export function nextOf(scheduled: readonly Campaign[]): readonly Campaign[] {
  const at = ({ schedule }: Campaign) => (schedule ? Date.parse(schedule.at) : Infinity);
  return scheduled
    .filter(({ missed, schedule }) => !missed && schedule !== null)
    .toSorted((a, b) => at(a) - at(b))
    .slice(0, shown);
}
