import { FormSummary } from "../../../ui/form-summary.tsx";
import { onDemand } from "../../../ui/on-demand.tsx";
import type { CampaignForm } from "./use-campaign-form.ts";

const Meeting = onDemand(async () => (await import("./meeting.tsx")).Meeting);

/** Why it is not saved, and what others did to it meanwhile. */
export function Trouble({ form }: { form: CampaignForm }) {
  const { standing, news } = form.draft;
  const met = standing.kind === "clash" || standing.kind === "ended" || news.length > 0;
  return (
    <>
      {standing.kind === "refused" && <FormSummary refused={form.refused} />}
      {met && <Meeting form={form} />}
    </>
  );
}
