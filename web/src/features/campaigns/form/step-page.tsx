import { type ReactNode, useEffect, useRef } from "react";
import { useI18n } from "../../../lib/i18n/index.tsx";
import { onDemand } from "../../../ui/on-demand.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import type { BuilderStep } from "../search.ts";
import type { NewSegment } from "./builder.tsx";
import { stepWords } from "./step-words.ts";
import type { CampaignForm } from "./use-campaign-form.ts";

export interface StepProps {
  form: CampaignForm;
  onStep: (step: BuilderStep) => void;
}

interface Props extends StepProps {
  step: BuilderStep;
  newSegment: (props: NewSegment) => ReactNode;
}

const loads = {
  audience: async () => (await import("./audience-step.tsx")).AudienceStep,
  message: async () => (await import("./message-step.tsx")).MessageStep,
  when: async () => (await import("./when-step.tsx")).WhenStep,
  review: async () => (await import("./review-step.tsx")).ReviewStep,
};

const meanwhile = (
  <div className="grid min-h-96 content-start gap-4">
    <Skeleton className="h-9 w-full" />
    <Skeleton className="h-24 w-full" />
  </div>
);

const AudienceStep = onDemand(loads.audience, meanwhile);
const MessageStep = onDemand(loads.message, meanwhile);
const WhenStep = onDemand(loads.when, meanwhile);
const ReviewStep = onDemand(loads.review, meanwhile);

const next = { audience: "message", message: "when", when: "review", review: "review" } as const;

/** One step under its heading, which has the focus when one comes to it. */
export function StepPage({ step, newSegment, ...props }: Props) {
  const { t } = useI18n();
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(step);
  useEffect(() => {
    if (shown.current !== step) heading.current?.focus();
    shown.current = step;
    // The one that most will go to now is there when they do.
    void loads[next[step]]();
  }, [step]);
  return (
    <section aria-labelledby="builder-step" className="grid min-w-0 gap-4">
      <h2 id="builder-step" ref={heading} tabIndex={-1} className="text-xl outline-none">
        {t(stepWords[step])}
      </h2>
      {step === "audience" && <AudienceStep {...props} newSegment={newSegment} />}
      {step === "message" && <MessageStep {...props} />}
      {step === "when" && <WhenStep {...props} />}
      {step === "review" && <ReviewStep {...props} />}
    </section>
  );
}
