import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { useI18n } from "../../../lib/i18n/index.tsx";
import { Button } from "../../../ui/button.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import type { Campaign } from "../figures.ts";
import { campaignQuery } from "../queries.ts";
import type { BuilderStep } from "../search.ts";
import { NoDraft, Scheduled } from "./no-draft.tsx";
import { usePrefetchForm } from "./prefetch.ts";
import { SavedNote } from "./saved-note.tsx";
import { StepFooter } from "./step-footer.tsx";
import { StepNav } from "./step-nav.tsx";
import { StepPage } from "./step-page.tsx";
import { Trouble } from "./trouble.tsx";
import { type CampaignForm, useCampaignForm } from "./use-campaign-form.ts";

export interface NewSegment {
  onMade: (id: number) => Promise<void>;
  onClose: () => void;
}

export interface BuilderProps {
  id: number | undefined;
  step: BuilderStep;
  onStep: (step: BuilderStep) => void;
  onBegun: (id: number) => void;
  /** The segments' own editor, which this feature does not know. */
  newSegment: (props: NewSegment) => ReactNode;
}

/** From whom to what to when to sent; whatever is typed is saved as a draft. */
export function Builder(props: BuilderProps) {
  usePrefetchForm();
  // A draft that begins here has its number later; it is the same form then.
  const [first] = useState(props.id);
  return first === undefined ? (
    <Form {...props} campaign={undefined} />
  ) : (
    <OpenDraft {...props} first={first} />
  );
}

function OpenDraft({ first, ...props }: BuilderProps & { first: number }) {
  const { data } = useSuspenseQuery({ ...campaignQuery(first), staleTime: 0 });
  const [opened, setOpened] = useState(data);
  if (opened.status === "scheduled") return <Scheduled campaign={opened} onDraft={setOpened} />;
  if (opened.status !== "draft") return <NoDraft campaign={opened} />;
  return <Form {...props} campaign={opened} />;
}

function Form({ campaign, ...props }: BuilderProps & { campaign: Campaign | undefined }) {
  const { t } = useI18n();
  const { step, onStep, onBegun } = props;
  const form = useCampaignForm({ campaign, onBegun });
  const name = form.values.name.trim();
  const go = (next: BuilderStep) => {
    form.pass(step);
    onStep(next);
  };
  return (
    <>
      <PageHeader
        title={name === "" ? t("campaigns.create") : name}
        description={<SavedNote draft={form.draft} />}
        actions={<ToDraft form={form} />}
      />
      <div className="grid gap-5">
        <StepNav form={form} step={step} onStep={go} />
        <Trouble form={form} />
        <StepPage form={form} step={step} onStep={go} newSegment={props.newSegment} />
        <StepFooter form={form} step={step} onStep={go} />
      </div>
    </>
  );
}

/** The draft's own page: its history, and what can be done with it as a whole. */
function ToDraft({ form: { campaign } }: { form: CampaignForm }) {
  const { t } = useI18n();
  if (!campaign) return null;
  return (
    <Button asChild look="quiet">
      <Link to="/campaigns/$id" params={{ id: campaign.id }}>
        {t("builder.toDraft")}
      </Link>
    </Button>
  );
}
