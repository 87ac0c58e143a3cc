import type { Pace } from "../../../lib/live.ts";
import { paceLine } from "./pace-line.ts";

const width = 160;
const height = 40;

/** What was meant, as a dashed line, and what it was. */
export function PaceChart({ pace, label }: { pace: readonly Pace[]; label: string }) {
  const line = paceLine(pace, width, height);
  if (!line) return null;
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${width} ${height}`}
      className="hidden h-10 w-40 overflow-visible sm:block"
    >
      <path d={line.area} className="fill-accent-soft" />
      <line
        x1={0}
        x2={width}
        y1={line.target}
        y2={line.target}
        strokeDasharray="3 3"
        className="stroke-line-2"
      />
      <path d={line.path} fill="none" strokeWidth={1.8} className="stroke-accent" />
    </svg>
  );
}
