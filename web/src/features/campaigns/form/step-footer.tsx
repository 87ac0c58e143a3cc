import { ArrowLeft, ArrowRight } from "lucide-react";
import { useI18n } from "../../../lib/i18n/index.tsx";
import { Button } from "../../../ui/button.tsx";
import { type BuilderStep, builderSteps } from "../search.ts";
import { StillToDo } from "./still-to-do.tsx";
import { stepWords } from "./step-words.ts";
import type { CampaignForm } from "./use-campaign-form.ts";

interface Props {
  form: CampaignForm;
  step: BuilderStep;
  onStep: (step: BuilderStep) => void;
}

/** What is still missing here, and the ways on and back; nothing holds anybody. */
export function StepFooter({ form, step, onStep }: Props) {
  const { t } = useI18n();
  const at = builderSteps.indexOf(step);
  const [before, after] = [builderSteps[at - 1], builderSteps[at + 1]];
  return (
    <div className="grid gap-3">
      {step !== "review" && (
        <StillToDo faults={form.faults.filter((fault) => fault.step === step)} />
      )}
      <div className="flex flex-wrap justify-between gap-2">
        {before ? (
          <Button icon={<ArrowLeft size={16} aria-hidden="true" />} onClick={() => onStep(before)}>
            {t("builder.back")}
          </Button>
        ) : (
          <span />
        )}
        {after && (
          <Button look="primary" onClick={() => onStep(after)}>
            {t("builder.next", { step: t(stepWords[after]) })}
            <ArrowRight size={16} aria-hidden="true" />
          </Button>
        )}
      </div>
    </div>
  );
}
