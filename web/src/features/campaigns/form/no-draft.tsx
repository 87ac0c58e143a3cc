import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { CalendarClock, Megaphone } from "lucide-react";
import type { ReactNode } from "react";
import { answer, api } from "../../../lib/api.ts";
import { useI18n } from "../../../lib/i18n/index.tsx";
import { problemFrom } from "../../../lib/problem.ts";
import { useCan } from "../../../lib/session.ts";
import { Button } from "../../../ui/button.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { ProblemNote } from "../../../ui/problem-note.tsx";
import { EmptyState } from "../../../ui/states.tsx";
import type { Campaign } from "../figures.ts";
import { campaignQuery } from "../queries.ts";

function ToCampaign({ id, children }: { id: number; children: ReactNode }) {
  return (
    <Button asChild>
      <Link to="/campaigns/$id" params={{ id }}>
        {children}
      </Link>
    </Button>
  );
}

interface Props {
  campaign: Campaign;
  onDraft: (campaign: Campaign) => void;
}

/** Half a change must not go out when its time comes: whoever edits takes it off the clock first. */
export function Scheduled({ campaign, onDraft }: Props) {
  const { t, format } = useI18n();
  const can = useCan();
  const { id, name, version, schedule } = campaign;
  const back = useUnschedule(campaign, onDraft);
  const at = schedule ? format.dateTime(schedule.at) : "";
  return (
    <>
      <PageHeader title={name} />
      <div className="sheet">
        <EmptyState
          icon={<CalendarClock aria-hidden="true" />}
          title={t("builder.scheduled", { at })}
          action={
            <>
              <ToCampaign id={id}>{t("builder.leaveIt")}</ToCampaign>
              {can("campaign:send") && (
                <Button look="primary" busy={back.isPending} onClick={() => back.mutate(version)}>
                  {t("builder.makeDraft")}
                </Button>
              )}
            </>
          }
        >
          {t("builder.scheduledHint")}
          {back.error && <ProblemNote problem={problemFrom(back.error)} />}
        </EmptyState>
      </div>
    </>
  );
}

function useUnschedule({ id }: Campaign, onDraft: (campaign: Campaign) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (version: number) =>
      answer(
        api.POST("/api/campaigns/{id}/unschedule", { params: { path: { id } }, body: { version } }),
      ),
    onSuccess: (draft) => {
      client.setQueryData(campaignQuery(id).queryKey, draft);
      void client.invalidateQueries({ queryKey: ["campaigns", "list"] });
      onDraft(draft);
    },
  });
}

/** A link to a draft that has been sent since. */
export function NoDraft({ campaign: { id, name } }: { campaign: Campaign }) {
  const { t } = useI18n();
  return (
    <>
      <PageHeader title={name} />
      <div className="sheet">
        <EmptyState
          icon={<Megaphone aria-hidden="true" />}
          title={t("builder.noDraft")}
          action={<ToCampaign id={id}>{t("builder.toCampaign")}</ToCampaign>}
        >
          {t("builder.noDraftHint")}
        </EmptyState>
      </div>
    </>
  );
}
