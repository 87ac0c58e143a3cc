import { instantOf } from "@siar/core/settings/rules";
import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { CalendarClock, FlaskConical, Send } from "lucide-react";
import { useState } from "react";
import { useI18n } from "../../../lib/i18n/index.tsx";
import { useCan } from "../../../lib/session.ts";
import { Button } from "../../../ui/button.tsx";
import { onDemand } from "../../../ui/on-demand.tsx";
import { Panel } from "../../../ui/panel.tsx";
import { type Estimate, EstimateNote } from "../dialogs/estimate-note.tsx";
import type { Campaign } from "../figures.ts";
import { type EstimateWish, estimateQuery, importsUnderWay, segmentChoices } from "../queries.ts";
import { isUnsaved } from "./draft-state.ts";
import { isFilling } from "./numbers.ts";
import type { CampaignForm } from "./use-campaign-form.ts";
import type { CampaignValues } from "./values.ts";

const TestDialog = onDemand(async () => (await import("../test/test-dialog.tsx")).TestDialog);
const SendDialog = onDemand(async () => (await import("./send-dialog.tsx")).SendDialog);

/** What a launch would do, once the draft is saved as it is shown. */
export function ReviewSending({ form }: { form: CampaignForm }) {
  const { t } = useI18n();
  const { campaign, faults, values } = form;
  const filling = useIsFilling(values.segmentId);
  const whole = campaign !== undefined && faults.length === 0;
  if (!whole || filling) {
    return (
      <Panel title={t("builder.sending")}>
        <p className="text-ink-2">{t(whole ? "builder.numbers.filling" : "builder.notYet")}</p>
      </Panel>
    );
  }
  const settled = !isUnsaved(form.draft) && form.draft.standing.kind === "calm";
  // Somebody else's change is taken over without being saved from here.
  const { version } = form.draft.known;
  return <Ready key={version} campaign={{ ...campaign, version }} {...{ values, settled }} />;
}

/** Whoever is not taken in yet would silently be left out. */
function useIsFilling(segmentId: number | null): boolean {
  const can = useCan();
  const { data: segments } = useSuspenseQuery(segmentChoices);
  const { data: imports } = useQuery({ ...importsUnderWay, enabled: can("contact:view") });
  const segment = segments.find(({ id }) => id === segmentId);
  return segment !== undefined && isFilling(segment, imports?.items ?? []);
}

interface Props {
  campaign: Campaign;
  values: CampaignValues;
  settled: boolean;
}

function wishOf({ when, at, ...hours }: CampaignValues): EstimateWish {
  const { timezone, recipientZone, holdQuietHours } = hours;
  const instant = when === "later" ? instantOf(at, timezone) : undefined;
  if (!instant) return { at: "now", holdQuietHours };
  return { at: instant.toISOString(), timezone, recipientZone, holdQuietHours };
}

function Ready({ campaign, values, settled }: Props) {
  const { t } = useI18n();
  const can = useCan();
  const wish = wishOf(values);
  const estimate = useQuery({
    ...estimateQuery(campaign.id, wish, campaign.version),
    enabled: settled,
  });
  return (
    <Panel title={t("builder.sending")}>
      <div className="grid gap-4">
        {estimate.data && (
          <p className="text-lg font-semibold">
            {t("campaigns.estimate.people", { count: estimate.data.willReceive })}
          </p>
        )}
        <EstimateNote estimate={estimate} />
        {can("campaign:send") && <Ways {...{ campaign, wish, settled }} estimate={estimate.data} />}
      </div>
    </Panel>
  );
}

interface WaysProps {
  campaign: Campaign;
  wish: EstimateWish;
  settled: boolean;
  estimate: Estimate | undefined;
}

/** To one phone as a test, or to everybody after one more question. */
function Ways({ campaign, wish, settled, estimate }: WaysProps) {
  const { t } = useI18n();
  const [open, setOpen] = useState<"test" | "send">();
  const close = () => setOpen(undefined);
  const now = wish.at === "now";
  const Icon = now ? Send : CalendarClock;
  return (
    <div className="flex flex-wrap gap-2">
      <Button
        disabled={!settled}
        icon={<FlaskConical size={16} aria-hidden="true" />}
        onClick={() => setOpen("test")}
      >
        {t("campaigns.test")}
      </Button>
      <Button
        look="primary"
        disabled={!settled}
        icon={<Icon size={16} aria-hidden="true" />}
        onClick={() => setOpen("send")}
      >
        {t(now ? "builder.send" : "builder.schedule")}
      </Button>
      {open === "test" && <TestDialog campaign={campaign} onClose={close} />}
      {open === "send" && <SendDialog {...{ campaign, wish, estimate }} onClose={close} />}
    </div>
  );
}
