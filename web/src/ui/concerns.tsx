import { Link } from "@tanstack/react-router";
import { ChevronRight, CircleAlert, CircleCheck, CirclePause, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

/** Something that waits for a person, and where they can see to it. */
export interface Concern {
  key: string;
  tone: "bad" | "warn" | "quiet";
  text: string;
  to: string;
}

const icons: Record<Concern["tone"], ReactNode> = {
  bad: <CircleAlert size={18} aria-hidden="true" className="mt-0.5 shrink-0 text-bad" />,
  warn: <TriangleAlert size={18} aria-hidden="true" className="mt-0.5 shrink-0 text-warn" />,
  quiet: <CirclePause size={18} aria-hidden="true" className="mt-0.5 shrink-0 text-ink-3" />,
};

interface Props {
  concerns: readonly Concern[];
  /** Said when there is none. */
  allWell: string;
}

export function Concerns({ concerns, allWell }: Props) {
  if (concerns.length === 0) {
    return (
      <p className="flex gap-2.5 px-4 py-3.5 text-ink-2">
        <CircleCheck size={18} aria-hidden="true" className="mt-0.5 shrink-0 text-good" />
        {allWell}
      </p>
    );
  }
  return (
    <ul className="divide-y divide-line">
      {concerns.map(({ key, tone, text, to }) => (
        <li key={key}>
          <Link
            to={to}
            className="flex items-start gap-2.5 px-4 py-3 -outline-offset-2 hover:bg-paper-2"
          >
            {icons[tone]}
            <span className="min-w-0 flex-1">{text}</span>
            <ChevronRight size={16} aria-hidden="true" className="mt-1 shrink-0 text-ink-3" />
          </Link>
        </li>
      ))}
    </ul>
  );
}
