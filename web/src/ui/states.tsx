import { CloudOff, Lock, RotateCw, SearchX, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { useI18n } from "../lib/i18n/index.tsx";
import type { Problem } from "../lib/problem.ts";
import { Button } from "./button.tsx";
import { ProblemReference } from "./problem-note.tsx";
import { useProblemText } from "./use-problem-text.ts";

interface StateProps {
  icon: ReactNode;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
  level?: 1 | 2;
}

function State({ icon, title, children, action, level = 2 }: StateProps) {
  const Heading = level === 1 ? "h1" : "h2";
  return (
    <div className="grid justify-items-center gap-3 px-4 py-14 text-center">
      <span className="grid size-11 place-items-center rounded-full bg-paper-3 text-ink-2 [&>svg]:size-5.5">
        {icon}
      </span>
      <div className="grid max-w-md gap-1">
        <Heading className="text-lg">{title}</Heading>
        <div className="text-base text-pretty text-ink-2">{children}</div>
      </div>
      {action && <div className="mt-1 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}

/** Says what would be here and how to get it. */
export function EmptyState(props: StateProps) {
  return <State {...props} />;
}

const icons: Record<string, ReactNode> = {
  network: <CloudOff aria-hidden="true" />,
  forbidden: <Lock aria-hidden="true" />,
  "not-found": <SearchX aria-hidden="true" />,
};

interface ErrorProps {
  problem: Problem;
  onRetry?: () => void;
  action?: ReactNode;
  level?: 1 | 2;
}

export function ErrorState({ problem, onRetry, action, level = 2 }: ErrorProps) {
  const { t } = useI18n();
  const { title, detail } = useProblemText(problem);
  const retry = onRetry && (
    <Button icon={<RotateCw size={16} aria-hidden="true" />} onClick={onRetry}>
      {t("action.retry")}
    </Button>
  );
  return (
    <div role="alert">
      <State
        level={level}
        icon={icons[problem.code] ?? <TriangleAlert aria-hidden="true" />}
        title={title}
        action={
          (retry || action) && (
            <>
              {retry}
              {action}
            </>
          )
        }
      >
        {detail && <p className="mb-2">{detail}</p>}
        <ProblemReference problem={problem} />
      </State>
    </div>
  );
}
