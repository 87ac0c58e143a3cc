import { useQuery } from "@tanstack/react-query";
import { useI18n } from "../../../lib/i18n/index.tsx";
import { useSession } from "../../../lib/session.ts";
import { useDebounced } from "../../../lib/use-debounced.ts";
import { useForm } from "../../../lib/use-form.ts";
import { instantOf, type WallTime, wallTimeOf } from "../../../lib/zoned-time.ts";
import { FormDialog } from "../../../ui/form-dialog.tsx";
import { useToast } from "../../../ui/toast.tsx";
import { useCommand } from "../commands.ts";
import type { Campaign } from "../figures.ts";
import { nextGoodTime } from "../next-good-time.ts";
import { estimateQuery } from "../queries.ts";
import { TimeField } from "../time-field.tsx";
import { EstimateNote } from "./estimate-note.tsx";

interface Props {
  campaign: Campaign;
  onClose: () => void;
}

function useScheduleForm({ campaign, onClose }: Props) {
  const { t, format } = useI18n();
  const toast = useToast();
  const command = useCommand(campaign.id);
  const { timezone } = useSession().business;
  const known = campaign.schedule && !campaign.missed ? campaign.schedule.at : undefined;
  return useForm({
    initial: { at: known ? wallTimeOf(new Date(known), timezone) : nextGoodTime(timezone) },
    check: ({ at }) =>
      isAhead(instantOf(at, timezone)) ? {} : { at: t("campaigns.schedule.past") },
    save: ({ at }) => {
      const instant = instantOf(at, timezone)?.toISOString() ?? "";
      return command.mutateAsync({ kind: "schedule", at: instant, timezone });
    },
    onSaved: ({ schedule }) => {
      const at = schedule ? format.dateTime(schedule.at) : "";
      toast({ tone: "good", text: t("campaigns.schedule.done", { at }) });
      onClose();
    },
  });
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
      <Then id={props.campaign.id} wall={form.values.at} />
    </FormDialog>
  );
}

/** What a launch at that time would do, once it is a time and still to come. */
function Then({ id, wall }: { id: number; wall: WallTime }) {
  const { t } = useI18n();
  const { timezone } = useSession().business;
  const instant = useDebounced(instantOf(wall, timezone)?.toISOString());
  const wanted = instant !== undefined && isAhead(new Date(instant));
  const estimate = useQuery({ ...estimateQuery(id, instant ?? "now"), enabled: wanted });
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
