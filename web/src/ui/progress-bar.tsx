import type { Tone } from "./badge.tsx";

export interface Segment {
  value: number;
  tone: Tone | "faint";
  label: string;
}

const fills: Record<Segment["tone"], string> = {
  neutral: "bg-ink-3",
  accent: "bg-accent",
  good: "bg-good",
  warn: "bg-warn",
  bad: "bg-bad",
  info: "bg-info",
  faint: "bg-line-2",
};

interface Props {
  label: string;
  total: number;
  /** Painted one after the other; what is left of the total stays empty. */
  segments: readonly Segment[];
  /** The share in words, for whoever cannot see it. */
  text: string;
  height?: "thin" | "thick";
}

export function ProgressBar({ label, total, segments, text, height = "thick" }: Props) {
  const done = segments.reduce((sum, segment) => sum + segment.value, 0);
  const share = (value: number) => (total > 0 ? Math.min(100, (value / total) * 100) : 0);
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(share(done))}
      aria-valuetext={text}
      className={`flex w-full gap-px overflow-hidden rounded-full bg-paper-3 ${height === "thin" ? "h-1.5" : "h-2.5"}`}
    >
      {segments
        .filter((segment) => segment.value > 0)
        .map((segment) => (
          <span
            key={segment.label}
            title={segment.label}
            className={`h-full min-w-0.5 transition-[width] duration-300 ${fills[segment.tone]}`}
            style={{ width: `${share(segment.value)}%` }}
          />
        ))}
    </div>
  );
}
