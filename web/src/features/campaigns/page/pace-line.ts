import type { Pace } from "../../../lib/live.ts";

export interface PaceLine {
  path: string;
  area: string;
  /** Where the target of the last moment lies. */
  target: number;
}

const window = 60_000;

/** The last minute as a line of this size; undefined while there are not two points. */
export function paceLine(
  pace: readonly Pace[],
  width: number,
  height: number,
): PaceLine | undefined {
  const last = pace.at(-1);
  if (!last) return undefined;
  const until = Date.parse(last.at);
  const recent = pace.filter(({ at }) => until - Date.parse(at) <= window);
  if (recent.length < 2) return undefined;
  const top = Math.max(...recent.flatMap(({ actual, target }) => [actual, target]), 1) * 1.1;
  const y = (rate: number) => round(height - (rate / top) * height);
  const x = (at: string) => round(width - ((until - Date.parse(at)) / window) * width);
  const path = recent.map(({ at, actual }) => `${x(at)},${y(actual)}`).join("L");
  const left = x(recent[0]?.at ?? last.at);
  return {
    path: `M${path}`,
    area: `M${left},${height}L${path}L${width},${height}Z`,
    target: y(last.target),
  };
}

const round = (value: number): number => Math.round(value * 10) / 10;
