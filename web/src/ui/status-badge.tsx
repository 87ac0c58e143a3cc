import { Badge, type Tone } from "./badge.tsx";

/** A shape as well as a colour, so that the state is not told by colour alone. */
export type StatusShape = "ring" | "half" | "dot" | "pulse" | "bars" | "check" | "cross" | "dash";

export interface StatusLook {
  tone: Tone;
  shape: StatusShape;
}

function Glyph({ shape }: { shape: StatusShape }) {
  const line = {
    fill: "none",
    stroke: "currentColor",
    strokeWidth: 1.8,
    strokeLinecap: "round",
  } as const;
  const shapes: Record<StatusShape, React.ReactNode> = {
    ring: <circle cx="5" cy="5" r="3.6" {...line} strokeWidth={1.5} strokeDasharray="2.2 1.6" />,
    half: (
      <>
        <circle cx="5" cy="5" r="3.6" {...line} strokeWidth={1.5} />
        <path d="M5 1.4a3.6 3.6 0 0 1 0 7.2z" fill="currentColor" />
      </>
    ),
    dot: <circle cx="5" cy="5" r="3.4" fill="currentColor" />,
    pulse: (
      <>
        <circle cx="5" cy="5" r="2" fill="currentColor" />
        <circle cx="5" cy="5" r="4" {...line} strokeWidth={1.2} className="animate-breathe" />
      </>
    ),
    bars: <path d="M3.4 2v6M6.6 2v6" {...line} />,
    check: <path d="m1.8 5.4 2.2 2.2 4.3-5" {...line} />,
    cross: <path d="m2.2 2.2 5.6 5.6m0-5.6L2.2 7.8" {...line} />,
    dash: <path d="M2 5h6" {...line} />,
  };
  return (
    <svg viewBox="0 0 10 10" aria-hidden="true" className="size-2.5 shrink-0">
      {shapes[shape]}
    </svg>
  );
}

export function StatusBadge({ look, label }: { look: StatusLook; label: string }) {
  return (
    <Badge tone={look.tone} icon={<Glyph shape={look.shape} />}>
      {label}
    </Badge>
  );
}
