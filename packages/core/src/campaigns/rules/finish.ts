import { SECOND } from "@siar/kernel/clock";
import { waitUntil, type Hours } from "../../sending/rules/index.ts";
import { knownZone, startOfQuiet } from "../../settings/rules/index.ts";

/** People whose clocks show the same; without a zone of their own they go by the business's. */
export interface ZoneCrowd {
  readonly timezone: string | null;
  readonly people: number;
}

export interface Sending {
  readonly startsAt: number;
  readonly ratePerSecond: number;
  /** Null: everybody may be written to at any hour. */
  readonly hours: Hours | null;
  readonly crowds: readonly ZoneCrowd[];
}

interface Waiting {
  readonly zone: string;
  left: number;
  /** Whether they may be written to, and until when that stays as it is. */
  open: boolean;
  until: number;
}

/** Longer than any campaign: a rule that never lets anybody through ends here. */
const TURNS = 10_000;

/**
 * When the last message is sent: the rate is shared by whoever may be written to, and the clock
 * jumps to where somebody's hours begin or end.
 */
export function finishOf({ startsAt, ratePerSecond, hours, crowds }: Sending): number {
  const people = crowds.reduce((sum, crowd) => sum + crowd.people, 0);
  if (people === 0 || ratePerSecond <= 0) return startsAt;
  if (hours === null) return startsAt + Math.ceil(people / ratePerSecond) * SECOND;
  const waiting = inZones(crowds, hours);
  let at = startsAt;
  for (let turn = 0; turn < TURNS; turn += 1) {
    for (const crowd of waiting) if (crowd.until <= at) look(crowd, hours, at);
    const open = waiting.filter((crowd) => crowd.open);
    const total = open.reduce((sum, { left }) => sum + left, 0);
    const next = Math.min(...waiting.map(({ until }) => until));
    const takes = Math.ceil(total / ratePerSecond) * SECOND;
    const until = open.length > 0 ? Math.min(next, at + takes) : next;
    const sent = Math.min(total, ((until - at) / SECOND) * ratePerSecond);
    for (const crowd of open) crowd.left -= (sent * crowd.left) / total;
    at = until;
    // Less than one person is what dividing leaves over.
    const rest = waiting.filter(({ left }) => left > 0.5);
    if (rest.length === 0) return at;
    waiting.splice(0, waiting.length, ...rest);
  }
  return at;
}

function inZones(crowds: readonly ZoneCrowd[], hours: Hours): Waiting[] {
  const zones = new Map<string, number>();
  for (const { timezone, people } of crowds) {
    const zone = timezone !== null && knownZone(timezone) ? timezone : hours.timezone;
    zones.set(zone, (zones.get(zone) ?? 0) + people);
  }
  return [...zones]
    .filter(([, people]) => people > 0)
    .map(([zone, left]) => ({ zone, left, open: false, until: 0 }));
}

function look(crowd: Waiting, hours: Hours, at: number): void {
  const opens = waitUntil(hours, crowd.zone, at);
  crowd.open = opens === null;
  crowd.until =
    opens ?? (hours.quiet === null ? Infinity : startOfQuiet(hours.quiet, at, crowd.zone));
}
