import { useSuspenseQuery } from "@tanstack/react-query";
import { useWalk } from "../../../ui/person-walker.tsx";
import { segmentChoices } from "../queries.ts";
import { MessageFields } from "./message-fields.tsx";
import { PreviewPanel } from "./preview-panel.tsx";
import type { StepProps } from "./step-page.tsx";
import { useAudience } from "./use-audience.ts";

/** What they get, beside how it looks to each of them. */
export function MessageStep({ form }: StepProps) {
  const { data: segments } = useSuspenseQuery(segmentChoices);
  const walk = useWalk(useAudience(form.values, segments).audience?.samples ?? []);
  const writing = { person: walk.person, campaignId: form.campaign?.id ?? 0 };
  return (
    <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_21rem]">
      <div className="sheet min-w-0 p-4">
        <MessageFields form={form} writing={writing} />
      </div>
      <PreviewPanel values={form.values} walk={walk} writing={writing} />
    </div>
  );
}
