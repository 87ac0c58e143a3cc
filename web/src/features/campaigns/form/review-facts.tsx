import { useSuspenseQuery } from "@tanstack/react-query";
import type { Entity } from "../../../lib/api.ts";
import { useI18n } from "../../../lib/i18n/index.tsx";
import { Button } from "../../../ui/button.tsx";
import { type Detail, Details } from "../../../ui/details.tsx";
import { Panel } from "../../../ui/panel.tsx";
import { numbersQuery, templateChoices } from "../queries.ts";
import { useDayWords } from "../use-day-words.ts";
import type { BuilderStep } from "../search.ts";
import { AudienceCount } from "./audience-count.tsx";
import type { StepProps } from "./step-page.tsx";
import { stepWords } from "./step-words.ts";

interface Props extends StepProps {
  segments: readonly Entity<"Segment">[];
}

/** What was chosen, step by step, each with the way back to it. */
export function ReviewFacts({ form, segments, onStep }: Props) {
  const { t } = useI18n();
  const { values } = form;
  const named = (id: number) => segments.find((segment) => segment.id === id)?.name ?? "";
  const { segmentId, excludeSegmentIds } = values;
  const { format } = useI18n();
  return (
    <>
      <Part step="audience" onStep={onStep}>
        <div className="grid grid-cols-1 gap-3">
          <Details
            details={[
              { label: t("campaigns.name"), value: values.name.trim() || form.unnamed },
              {
                label: t("campaigns.segment"),
                value: segmentId === null ? null : named(segmentId),
              },
              {
                label: t("campaigns.excluded"),
                value:
                  format.list(excludeSegmentIds.map(named)) || t("campaigns.form.nobodyExcluded"),
              },
            ]}
          />
          {segmentId !== null && <AudienceCount values={values} />}
        </div>
      </Part>
      <Part step="message" onStep={onStep}>
        <Details details={useMessageFacts(form)} />
      </Part>
      <Part step="when" onStep={onStep}>
        <Details details={useSendingFacts(form)} />
      </Part>
    </>
  );
}

interface PartProps {
  step: BuilderStep;
  onStep: (step: BuilderStep) => void;
  children: React.ReactNode;
}

function Part({ step, onStep, children }: PartProps) {
  const { t } = useI18n();
  const title = t(stepWords[step]);
  return (
    <Panel
      title={title}
      actions={
        <Button
          size="sm"
          look="quiet"
          aria-label={t("builder.changeOf", { step: title })}
          onClick={() => onStep(step)}
        >
          {t("builder.change")}
        </Button>
      }
    >
      {children}
    </Panel>
  );
}

type Facts = Pick<StepProps, "form">["form"];

function useMessageFacts({ values }: Facts): readonly Detail[] {
  const { t } = useI18n();
  const { data: templates } = useSuspenseQuery(templateChoices);
  if (values.type !== "template") {
    const kind = values.type === "text" ? "campaigns.form.text" : "campaigns.form.file";
    return [{ label: t("campaigns.form.kind"), value: t(kind) }];
  }
  const template = templates.find(({ id }) => id === values.templateId);
  return [
    {
      label: t("campaigns.form.template"),
      value: template && `${template.name} · ${template.language}`,
    },
  ];
}

function useSendingFacts({ values }: Facts): readonly Detail[] {
  const { t } = useI18n();
  const { wallTime } = useDayWords();
  const { data: numbers } = useSuspenseQuery(numbersQuery);
  const number = numbers.find(({ id }) => id === values.numberId);
  const zone = values.timezone.replaceAll("_", " ");
  const { when, at, recipientZone, holdQuietHours, rateLimit, cooldownHours } = values;
  const later = t(recipientZone ? "builder.atTheirs" : "builder.atZone", {
    at: wallTime(at),
    zone,
  });
  return [
    {
      label: t("campaigns.form.whenToSend"),
      value: when === "now" ? t("builder.atOnce") : later,
    },
    ...(holdQuietHours ? [{ label: t("builder.quiet"), value: t("builder.quietHeld") }] : []),
    { label: t("campaigns.number"), value: number?.verifiedName },
    {
      label: t("campaigns.rate"),
      value: t("campaigns.perSecond", { rate: Number(rateLimit) }),
    },
    {
      label: t("builder.cooldown"),
      value: t("campaigns.hours", { count: Number(cooldownHours) }),
    },
  ];
}
