import { Check } from "lucide-react";
import { classes } from "../../../lib/classes.ts";
import { useI18n } from "../../../lib/i18n/index.tsx";
import { type BuilderStep, builderSteps } from "../search.ts";
import { stepWords } from "./step-words.ts";
import type { CampaignForm } from "./use-campaign-form.ts";

interface Props {
  form: CampaignForm;
  step: BuilderStep;
  onStep: (step: BuilderStep) => void;
}

type Mark = "here" | "done" | "open" | "lacking";

function markOf({ faults, passed }: CampaignForm, step: BuilderStep, here: BuilderStep): Mark {
  if (step === here) return "here";
  const lacks = faults.some((fault) => fault.step === step);
  if (!passed.has(step)) return "open";
  return lacks ? "lacking" : "done";
}

const looks: Record<Mark, string> = {
  here: "border-accent bg-accent text-on-accent",
  done: "border-good bg-good-soft text-good",
  open: "border-line-2 bg-paper text-ink-2",
  lacking: "border-warn bg-warn-soft text-warn",
};

/** Where one is, what is done, and the way to any other step at any time. */
export function StepNav({ form, step, onStep }: Props) {
  const { t } = useI18n();
  return (
    <nav aria-label={t("builder.steps")}>
      <ol className="sheet grid grid-cols-4 overflow-clip">
        {builderSteps.map((each, nth) => (
          <li key={each} className="border-r border-line last:border-0">
            <StepButton
              step={each}
              number={nth + 1}
              mark={markOf(form, each, step)}
              onClick={() => onStep(each)}
            />
          </li>
        ))}
      </ol>
    </nav>
  );
}

interface ButtonProps {
  step: BuilderStep;
  number: number;
  mark: Mark;
  onClick: () => void;
}

function StepButton({ step, number, mark, onClick }: ButtonProps) {
  const { t } = useI18n();
  return (
    <button
      type="button"
      aria-current={mark === "here" ? "step" : undefined}
      onClick={onClick}
      className={classes(
        "flex size-full flex-col items-center gap-x-2.5 gap-y-1 px-1.5 py-2.5 text-center -outline-offset-2 hover:bg-paper-2 sm:flex-row sm:px-4 sm:text-left",
        mark === "here" && "bg-accent-soft",
      )}
    >
      <span
        aria-hidden="true"
        className={classes(
          "grid size-6 shrink-0 place-items-center rounded-full border text-xs font-semibold tabular-nums",
          looks[mark],
        )}
      >
        {signOf(mark, number)}
      </span>
      <span className="min-w-0 text-sm font-semibold text-pretty sm:text-base">
        {t(stepWords[step])}
      </span>
      {mark === "lacking" && <span className="sr-only">{t("builder.lacks")}</span>}
    </button>
  );
}

function signOf(mark: Mark, number: number) {
  if (mark === "done") return <Check size={14} strokeWidth={3} />;
  return mark === "lacking" ? "!" : number;
}
