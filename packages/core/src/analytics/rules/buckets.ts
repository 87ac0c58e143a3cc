import { DAY, HOUR, MINUTE } from "@siar/kernel/clock";
import { instantOf, offsetAt } from "../../settings/rules/index.ts";
import { QUARTER } from "./facts.ts";

export const bucketSizes = ["minute", "hour", "day"] as const;
export type BucketSize = (typeof bucketSizes)[number];

/** No more than so many of each are shown: what happened later is counted apart. */
const MOST: Readonly<Record<BucketSize, number>> = { minute: 360, hour: 14 * 24, day: 400 };

/** When each bucket begins, and when the last one ends. */
export interface Buckets {
  readonly starts: readonly number[];
  readonly end: number;
}

/** The buckets from the one that holds the first instant to the one that holds the last. */
export function bucketsOf(size: BucketSize, first: number, last: number, zone: string): Buckets {
  const edges = edgesOf(size, first, last, zone);
  const starts = edges.filter((edge) => edge <= last).slice(0, MOST[size]);
  const end = edges[starts.length] ?? last + 1;
  return { starts, end };
}

/** From the first's bucket to the beginning of the one after the last's, if not longer than wanted. */
function edgesOf(size: BucketSize, first: number, last: number, zone: string): number[] {
  if (size === "minute") {
    const from = first - (first % MINUTE);
    const many = Math.min(Math.floor((last - from) / MINUTE) + 1, MOST.minute);
    return Array.from({ length: many + 1 }, (_, at) => from + at * MINUTE);
  }
  const many = size === "day" ? MOST.day : MOST.hour / 24 + 1;
  const days = midnights(first, last, zone, many);
  if (size === "day") return days;
  const hours = days.slice(0, -1).flatMap((from, at) => hoursOf(from, days[at + 1] ?? from, zone));
  const edges = [...hours, ...days.slice(-1)];
  return edges.slice(
    Math.max(
      0,
      edges.findLastIndex((edge) => edge <= first),
    ),
  );
}

/** When the days of a zone begin, from the one of the first instant to the one after the last. */
function midnights(first: number, last: number, zone: string, most: number): number[] {
  const edges: number[] = [];
  let date = dateAt(first, zone);
  while (edges.length <= most) {
    const edge = instantOf(`${new Date(date).toISOString().slice(0, 10)}T00:00`, zone)?.getTime();
    if (edge === undefined) break;
    edges.push(edge);
    if (edge > last) break;
    date += DAY;
  }
  return edges;
}

/** The day on the wall, as if it were one of UTC. */
export const dateAt = (at: number, zone: string): number => {
  const wall = at + offsetAt(at, zone);
  return wall - modulo(wall, DAY);
};

/** Full hours on the wall; where the clocks change, one begins there. */
function hoursOf(from: number, until: number, zone: string): number[] {
  const edges = [from];
  let [hour, offset] = wallHour(from, zone);
  for (let at = from + QUARTER; at < until; at += QUARTER) {
    const [nextHour, nextOffset] = wallHour(at, zone);
    if (nextHour !== hour || nextOffset !== offset) edges.push(at);
    [hour, offset] = [nextHour, nextOffset];
  }
  return edges;
}

function wallHour(at: number, zone: string): [number, number] {
  const offset = offsetAt(at, zone);
  return [Math.floor((at + offset) / HOUR), offset];
}

const modulo = (value: number, by: number): number => ((value % by) + by) % by;

/** Which bucket an instant lies in; -1 before the first and after the end. */
export function bucketAt({ starts, end }: Buckets, at: number): number {
  if (at >= end) return -1;
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? Infinity) <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** What fits the time that it spans: no chart of one bar, none of a thousand. */
export function fittingSize(first: number, last: number): BucketSize {
  if (last - first < 3 * HOUR) return "minute";
  return last - first < 4 * DAY ? "hour" : "day";
}

/** Rows of weekdays from Monday on, each of 24 hours, as the clocks of a zone show them. */
export function byWeekdayAndHour(minutes: ReadonlyMap<number, number>, zone: string): number[][] {
  const week = Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 0));
  for (const [minute, count] of minutes) {
    const wall = minute * MINUTE + offsetAt(minute * MINUTE, zone);
    const day = week[modulo(Math.floor(wall / DAY) + 3, 7)];
    const hour = Math.floor(modulo(wall, DAY) / HOUR);
    if (day !== undefined) day[hour] = (day[hour] ?? 0) + count;
  }
  return week;
}
