import { useSuspenseQuery } from "@tanstack/react-query";
import { FlaskConical } from "lucide-react";
import type { ReactNode } from "react";
import { useI18n } from "../../../lib/i18n/index.tsx";
import { useCan } from "../../../lib/session.ts";
import { Button } from "../../../ui/button.tsx";
import { FormSummary } from "../../../ui/form-summary.tsx";
import { Panel } from "../../../ui/panel.tsx";
import { useWalk } from "../../../ui/person-walker.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import type { Campaign } from "../figures.ts";
import { segmentChoices } from "../queries.ts";
import { AudienceFields } from "./audience-fields.tsx";
import { MessageFields } from "./message-fields.tsx";
import { PaceFields } from "./pace-fields.tsx";
import { PreviewPanel } from "./preview-panel.tsx";
import { useAudience } from "./use-audience.ts";
import { type CampaignForm as Form, useCampaignForm } from "./use-campaign-form.ts";
import type { CampaignValues, When } from "./values.ts";
import { WhenFields } from "./when-fields.tsx";
import { onDemand } from "../../../ui/on-demand.tsx";

const TestDialog = onDemand(async () => (await import("../test/test-dialog.tsx")).TestDialog);

interface Props {
  campaign?: Campaign;
  onSaved: (campaign: Campaign, values: CampaignValues) => void;
  cancel: ReactNode;
}

export function CampaignForm({ campaign, onSaved, cancel }: Props) {
  const { t } = useI18n();
  const form = useCampaignForm(campaign, onSaved);
  const { data: segments } = useSuspenseQuery(segmentChoices);
  const walk = useWalk(useAudience(form.values, segments).audience?.samples ?? []);
  const writing = { person: walk.person, campaignId: campaign?.id ?? 0 };
  return (
    <form
      onSubmit={form.submit}
      noValidate
      className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_23rem]"
    >
      <div className="grid min-w-0 gap-5">
        <FormSummary refused={form.refused} />
        <NameAndPeople form={form} />
        <Panel title={t("campaigns.message")}>
          <MessageFields form={form} writing={writing} />
        </Panel>
        <Panel title={t("campaigns.form.pace")}>
          <PaceFields form={form} />
        </Panel>
        <Panel title={t("campaigns.form.when")}>
          <WhenFields form={form} scheduled={campaign?.status === "scheduled"} />
        </Panel>
        <div className="flex flex-wrap justify-end gap-2">
          {cancel}
          <TestButton form={form} />
          <SubmitButton form={form} />
        </div>
      </div>
      <PreviewPanel values={form.values} walk={walk} writing={writing} />
      {form.tested && <TestDialog campaign={form.tested} onClose={form.endTest} />}
    </form>
  );
}

function NameAndPeople({ form }: { form: Form }) {
  const { t } = useI18n();
  return (
    <Panel title={t("campaigns.form.basics")}>
      <div className="grid grid-cols-1 gap-4">
        <TextField
          label={t("campaigns.name")}
          hint={t("campaigns.form.nameHint")}
          error={form.error("name")}
          value={form.values.name}
          onChange={(value) => form.set("name", value)}
        />
        <AudienceFields form={form} />
      </div>
    </Panel>
  );
}

/** Saves first: what is tested is what is kept. */
function TestButton({ form }: { form: Form }) {
  const { t } = useI18n();
  const can = useCan();
  if (!can("campaign:send")) return null;
  return (
    <Button
      disabled={form.busy}
      icon={<FlaskConical size={16} aria-hidden="true" />}
      onClick={(event) => form.test(event.currentTarget.form)}
    >
      {t("campaigns.test.saveFirst")}
    </Button>
  );
}

const submitWords = {
  draft: "campaigns.form.saveDraft",
  now: "campaigns.form.saveAndSend",
  later: "campaigns.form.saveAndSchedule",
} as const satisfies Record<When, string>;

function SubmitButton({ form }: { form: Form }) {
  const { t } = useI18n();
  return (
    <Button type="submit" look="primary" busy={form.busy}>
      {t(submitWords[form.values.when])}
    </Button>
  );
}
