import { useNavigate } from "@tanstack/react-router";
import { useI18n } from "../../../../lib/i18n/index.tsx";
import { useCan } from "../../../../lib/session.ts";
import { Button } from "../../../../ui/button.tsx";
import { Panel } from "../../../../ui/panel.tsx";
import { useToast } from "../../../../ui/toast.tsx";
import { useCopy, useGroupSegment } from "../../again.ts";
import type { Campaign } from "../../figures.ts";
import { mayBegin } from "../../may-begin.ts";
import { groupsOf } from "../../whom.ts";

const names = {
  replied: "analytics.group.replied",
  noReply: "analytics.group.noReply",
  notRead: "analytics.group.notRead",
  notReached: "analytics.group.notReached",
} as const;

/** From what came of it to what is done next. */
export function Groups({ campaign }: { campaign: Campaign }) {
  const { t } = useI18n();
  const can = useCan();
  if (!can("segment:write")) return null;
  return (
    <div className="print:hidden">
      <Panel title={t("analytics.groups")} description={t("analytics.groupsHint")}>
        <ul className="grid gap-3">
          {groupsOf(campaign).map((group) => (
            <GroupLine key={group.what} campaign={campaign} {...group} />
          ))}
        </ul>
      </Panel>
    </div>
  );
}

interface Props extends Pick<ReturnType<typeof groupsOf>[number], "what" | "criteria"> {
  campaign: Campaign;
}

function GroupLine({ campaign, what, criteria }: Props) {
  const { t } = useI18n();
  const can = useCan();
  const { segment, followUp } = useNextSteps();
  const busy = segment.isPending || followUp.isPending;
  const name = t(names[what]);
  const called = t("analytics.segmentName", { campaign: campaign.name, group: name });
  const group = { campaign, called, criteria };
  const draft = t("analytics.followUpName", { name: campaign.name });
  return (
    <li className="flex flex-wrap items-center justify-between gap-2">
      <span>{name}</span>
      <span className="flex flex-wrap gap-2">
        <Button
          size="sm"
          busy={segment.isPending}
          disabled={busy}
          onClick={() => segment.mutate(group)}
        >
          {t("analytics.makeSegment")}
        </Button>
        {mayBegin(can) && (
          <Button
            size="sm"
            busy={followUp.isPending}
            disabled={busy}
            onClick={() => followUp.mutate({ campaign, called: draft, to: group })}
          >
            {t("analytics.followUp")}
          </Button>
        )}
      </span>
    </li>
  );
}

function useNextSteps() {
  const { t } = useI18n();
  const toast = useToast();
  const navigate = useNavigate();
  const segment = useGroupSegment(({ id, name }) => {
    toast({ tone: "good", text: t("analytics.segmentMade", { name }) });
    void navigate({ to: "/segments/$id", params: { id } });
  });
  const followUp = useCopy(
    ({ id }) => void navigate({ to: "/campaigns/$id/edit", params: { id }, search: {} }),
  );
  return { segment, followUp };
}
