import { useSuspenseQuery } from "@tanstack/react-query";
import { useWalk } from "../../../ui/person-walker.tsx";
import { segmentChoices } from "../queries.ts";
import { PreviewPanel } from "./preview-panel.tsx";
import { ReviewFacts } from "./review-facts.tsx";
import { ReviewSending } from "./review-sending.tsx";
import type { StepProps } from "./step-page.tsx";
import { StillToDo } from "./still-to-do.tsx";
import { useAudience } from "./use-audience.ts";

/** Everything on one page, what it will cost and take, and the way out to the people. */
export function ReviewStep({ form, onStep }: StepProps) {
  const { data: segments } = useSuspenseQuery(segmentChoices);
  const walk = useWalk(useAudience(form.values, segments).audience?.samples ?? []);
  const writing = { person: walk.person, campaignId: form.campaign?.id ?? 0 };
  return (
    <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_21rem]">
      <div className="grid min-w-0 gap-5">
        <StillToDo faults={form.faults} onMend={({ step }) => onStep(step)} />
        <ReviewFacts form={form} segments={segments} onStep={onStep} />
        <ReviewSending form={form} />
      </div>
      <PreviewPanel values={form.values} walk={walk} writing={writing} />
    </div>
  );
}
