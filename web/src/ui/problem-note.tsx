import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { useI18n } from "../lib/i18n/index.tsx";
import type { Problem } from "../lib/problem.ts";
import { useProblemText } from "./use-problem-text.ts";

/** What support will ask for. */
export function ProblemReference({ problem }: { problem: Problem }) {
  const { t } = useI18n();
  return (
    <p className="font-mono text-xs break-all text-ink-2">
      {problem.code}
      {problem.requestId && ` · ${t("problem.request", { id: problem.requestId })}`}
    </p>
  );
}

interface Props {
  problem: Problem;
  children?: ReactNode;
}

/** A problem inside a form or dialog, announced when it appears. */
export function ProblemNote({ problem, children }: Props) {
  const text = useProblemText(problem);
  return (
    <div
      role="alert"
      className="flex gap-2.5 rounded-md border border-bad/35 bg-bad-soft px-3 py-2.5 text-base"
    >
      <CircleAlert size={18} aria-hidden="true" className="mt-0.5 shrink-0 text-bad" />
      <div className="grid min-w-0 gap-0.5">
        <p className="font-semibold">{text.title}</p>
        {text.detail && <p className="text-ink-2">{text.detail}</p>}
        {children}
        {problem.requestId && <ProblemReference problem={problem} />}
      </div>
    </div>
  );
}
