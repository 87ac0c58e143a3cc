import { type PointerEvent, useState } from "react";
import { type Scale, scaleOf } from "./scale.ts";

export interface Series {
  key: string;
  label: string;
  values: readonly number[];
}

interface Props {
  label: string;
  series: readonly Series[];
  /** What each place on the line is called. */
  places: readonly string[];
  format: (value: number) => string;
}

/** Told apart by colour and by stroke: one of them is enough. */
const strokes: Readonly<Record<string, { line: string; dash?: string }>> = {
  sent: { line: "stroke-ink-3", dash: "2 4" },
  delivered: { line: "stroke-info", dash: "8 4" },
  read: { line: "stroke-accent" },
  replied: { line: "stroke-good", dash: "12 3 2 3" },
  failed: { line: "stroke-bad", dash: "4 3" },
};

const width = 1_000;
const height = 240;

/** Lines over time, with the numbers of wherever the pointer is. */
export function LineChart({ label, series, places, format }: Props) {
  const [pointed, point] = useState<number>();
  const last = places.length - 1;
  const at = Math.min(pointed ?? last, last);
  const scale = scaleOf(Math.max(1, ...series.flatMap(({ values }) => values)));
  const follow = (event: PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    point(Math.max(0, Math.min(last, Math.round(((event.clientX - box.left) / box.width) * last))));
  };
  return (
    <figure className="grid gap-2">
      <Legend place={places[at]} at={at} series={series} format={format} />
      <div className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2">
        <Ticks ticks={scale.ticks} format={format} />
        <svg
          role="img"
          aria-label={label}
          viewBox={`0 0 ${width} ${height}`}
          preserveAspectRatio="none"
          className="h-56 w-full touch-pan-y overflow-visible"
          onPointerMove={follow}
          onPointerLeave={() => point(undefined)}
        >
          <Drawing scale={scale} series={series} last={last} pointed={pointed} />
        </svg>
        <span />
        <div className="flex justify-between pt-1 text-xs text-ink-3">
          <span>{places[0]}</span>
          <span>{last > 0 && places[last]}</span>
        </div>
      </div>
    </figure>
  );
}

interface LegendProps extends Pick<Props, "series" | "format"> {
  place: string | undefined;
  at: number;
}

function Legend({ place, at, series, format }: LegendProps) {
  return (
    <figcaption className="flex flex-wrap gap-x-4 gap-y-1 text-sm text-ink-2">
      <span className="min-w-32 font-semibold text-ink">{place}</span>
      {series.map(({ key, label, values }) => (
        <span key={key} className="flex items-center gap-1.5 tabular-nums">
          <Sample kind={key} />
          {label} {format(values[at] ?? 0)}
        </span>
      ))}
    </figcaption>
  );
}

interface DrawingProps extends Pick<Props, "series"> {
  scale: Scale;
  last: number;
  pointed: number | undefined;
}

function Drawing({ scale, series, last, pointed }: DrawingProps) {
  const x = (place: number) => (last > 0 ? (place / last) * width : width / 2);
  const y = (value: number) => height - (value / scale.top) * height;
  const still = { vectorEffect: "non-scaling-stroke" } as const;
  return (
    <>
      {scale.ticks.map((tick) => (
        <path key={tick} d={`M0,${y(tick)}H${width}`} {...still} className="stroke-line" />
      ))}
      {pointed !== undefined && (
        <path d={`M${x(pointed)},0V${height}`} {...still} className="stroke-line-2" />
      )}
      {series.map(({ key, values }) => (
        <path
          key={key}
          d={pathOf(values.map((value, place) => [x(place), y(value)]))}
          fill="none"
          strokeWidth={2}
          strokeLinecap="round"
          strokeDasharray={strokes[key]?.dash}
          {...still}
          className={strokes[key]?.line ?? "stroke-ink"}
        />
      ))}
    </>
  );
}

/** A single moment is a line of no length, whose round ends make it a dot. */
const pathOf = (points: readonly (readonly [number, number])[]): string =>
  points.length === 1
    ? `M${points[0]?.join(",")}h0.01`
    : points.map(([left, top], at) => `${at === 0 ? "M" : "L"}${left},${top}`).join("");

function Sample({ kind }: { kind: string }) {
  const stroke = strokes[kind];
  return (
    <svg aria-hidden="true" viewBox="0 0 22 4" className="h-1 w-5.5">
      <line
        x1={0}
        x2={22}
        y1={2}
        y2={2}
        strokeWidth={3}
        strokeDasharray={stroke?.dash}
        className={stroke?.line ?? "stroke-ink"}
      />
    </svg>
  );
}

function Ticks({ ticks, format }: { ticks: readonly number[]; format: Props["format"] }) {
  return (
    <div
      aria-hidden="true"
      className="flex h-56 flex-col-reverse justify-between text-right text-xs leading-none text-ink-3 tabular-nums"
    >
      {ticks.map((tick) => (
        <span key={tick}>{format(tick)}</span>
      ))}
    </div>
  );
}
