import { useQuery } from "@tanstack/react-query";
import { useI18n } from "../../../lib/i18n/index.tsx";
import { useSession } from "../../../lib/session.ts";
import { useDebounced } from "../../../lib/use-debounced.ts";
import { useForm } from "../../../lib/use-form.ts";
import { instantOf, type WallTime, wallTimeOf } from "@siar/core/settings/rules";
import { FormDialog } from "../../../ui/form-dialog.tsx";
import { useToast } from "../../../ui/toast.tsx";
import { useCommand } from "../commands.ts";
import type { Campaign } from "../figures.ts";
import { nextGoodTime } from "../next-good-time.ts";
import { estimateQuery } from "../queries.ts";
import { TimeField } from "../time-field.tsx";
import { EstimateNote } from "./estimate-note.tsx";
import { HoldQuietHours, WhereTheyAre } from "./hours-choice.tsx";

interface Props {
  campaign: Campaign;
  onClose: () => void;
}

function useScheduleForm({ campaign, onClose }: Props) {
  const { t, format } = useI18n();
  const toast = useToast();
  const command = useCommand(campaign.id);
  const { timezone } = useSession().business;
  return useForm({
    initial: {
      at: plannedTime(campaign, timezone) ?? nextGoodTime(timezone),
      recipientZone: campaign.schedule?.wallTime != null,
      holdQuietHours: campaign.holdQuietHours,
    },
    check: ({ at }) =>
      isAhead(instantOf(at, timezone)) ? {} : { at: t("campaigns.schedule.past") },
    save: ({ at: wall, ...hours }) => {
      const at = instantOf(wall, timezone)?.toISOString() ?? "";
      return command.mutateAsync({ kind: "schedule", at, timezone, ...hours });
    },
    onSaved: ({ schedule }) => {
      const at = schedule ? format.dateTime(schedule.at) : "";
      toast({ tone: "good", text: t("campaigns.schedule.done", { at }) });
      onClose();
    },
  });
}

function plannedTime({ schedule, missed }: Campaign, timezone: string): WallTime | undefined {
  if (schedule === null || missed) return undefined;
  return schedule.wallTime?.slice(0, 16) ?? wallTimeOf(new Date(schedule.at), timezone);
}

const isAhead = (at: Date | undefined): boolean => at !== undefined && at.getTime() > Date.now();

export function ScheduleDialog(props: Props) {
  const { t } = useI18n();
  const form = useScheduleForm(props);
  return (
    <FormDialog
      title={t("campaigns.schedule.title", { name: props.campaign.name })}
      description={t("campaigns.schedule.description")}
      submit={t("campaigns.schedule.confirm")}
      form={form}
      onClose={props.onClose}
    >
      <TimeField
        value={form.values.at}
        onChange={(at) => form.set("at", at)}
        error={form.error("at")}
      />
      <WhereTheyAre
        checked={form.values.recipientZone}
        onChange={(checked) => form.set("recipientZone", checked)}
      />
      <HoldQuietHours
        checked={form.values.holdQuietHours}
        onChange={(checked) => form.set("holdQuietHours", checked)}
      />
      <Then id={props.campaign.id} schedule={form.values} />
    </FormDialog>
  );
}

interface Schedule {
  readonly at: WallTime;
  readonly recipientZone: boolean;
  readonly holdQuietHours: boolean;
}

/** What a launch at that time would do, once it is a time and still to come. */
function Then({ id, schedule }: { id: number; schedule: Schedule }) {
  const { t } = useI18n();
  const { timezone } = useSession().business;
  const { at, ...hours } = schedule;
  const instant = useDebounced(instantOf(at, timezone)?.toISOString());
  const wanted = instant !== undefined && isAhead(new Date(instant));
  const wish = { at: instant ?? "now", timezone, ...hours };
  const estimate = useQuery({ ...estimateQuery(id, wish), enabled: wanted });
  if (!wanted) return null;
  return (
    <div className="grid gap-2 text-base text-ink-2">
      {estimate.data && (
        <p>{t("campaigns.estimate.people", { count: estimate.data.willReceive })}</p>
      )}
      <EstimateNote estimate={estimate} />
    </div>
  );
}
