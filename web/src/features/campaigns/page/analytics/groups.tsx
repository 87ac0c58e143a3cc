import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { answer, api, type Entity } from "../../../../lib/api.ts";
import { type MessageKey, useI18n } from "../../../../lib/i18n/index.tsx";
import { problemFrom } from "../../../../lib/problem.ts";
import { useCan } from "../../../../lib/session.ts";
import { Button } from "../../../../ui/button.tsx";
import { Panel } from "../../../../ui/panel.tsx";
import { useToast } from "../../../../ui/toast.tsx";
import { problemText } from "../../../../ui/use-problem-text.ts";
import type { Campaign } from "../../figures.ts";

type Criteria = Entity<"Criteria">;

interface Group {
  name: MessageKey;
  criteria: Criteria;
}

function groupsOf({ id, segmentId }: Campaign): Group[] {
  const did = (op: string): Criteria => ({ field: "campaign", op, value: { id } });
  return [
    { name: "analytics.group.replied", criteria: did("replied") },
    { name: "analytics.group.noReply", criteria: { all: [did("read"), did("not_replied")] } },
    { name: "analytics.group.notRead", criteria: { all: [did("delivered"), did("not_read")] } },
    ...(segmentId === null
      ? []
      : [
          {
            name: "analytics.group.notReached" as const,
            criteria: {
              all: [{ field: "segment", op: "in", value: [segmentId] }, did("not_delivered")],
            },
          },
        ]),
  ];
}

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
            <GroupLine key={group.name} campaign={campaign} group={group} />
          ))}
        </ul>
      </Panel>
    </div>
  );
}

function GroupLine({ campaign, group }: { campaign: Campaign; group: Group }) {
  const { t } = useI18n();
  const can = useCan();
  const { segment, followUp } = useNextSteps(campaign, group);
  const busy = segment.isPending || followUp.isPending;
  return (
    <li className="flex flex-wrap items-center justify-between gap-2">
      <span>{t(group.name)}</span>
      <span className="flex flex-wrap gap-2">
        <Button size="sm" busy={segment.isPending} disabled={busy} onClick={() => segment.mutate()}>
          {t("analytics.makeSegment")}
        </Button>
        {can("campaign:create") && (
          <Button
            size="sm"
            busy={followUp.isPending}
            disabled={busy}
            onClick={() => followUp.mutate()}
          >
            {t("analytics.followUp")}
          </Button>
        )}
      </span>
    </li>
  );
}

function useNextSteps(campaign: Campaign, group: Group) {
  const { t } = useI18n();
  const toast = useToast();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const onError = (error: unknown) =>
    toast({ tone: "bad", text: problemText(problemFrom(error), t).detail });
  const names = {
    segment: t("analytics.segmentName", { campaign: campaign.name, group: t(group.name) }),
    draft: t("analytics.followUpName", { name: campaign.name }),
  };
  const segment = useMutation({
    mutationFn: () => makeSegment(names.segment, group.criteria),
    onError,
    onSuccess: async (made) => {
      await queries.invalidateQueries({ queryKey: ["segments"] });
      toast({ tone: "good", text: t("analytics.segmentMade", { name: made.name }) });
      await navigate({ to: "/segments/$id", params: { id: made.id } });
    },
  });
  const followUp = useMutation({
    mutationFn: async () => {
      const { id } = await makeSegment(names.segment, group.criteria);
      return makeDraft(names.draft, id, campaign.numberId);
    },
    onError,
    onSuccess: async (draft) => {
      await queries.invalidateQueries({ queryKey: ["segments"] });
      await queries.invalidateQueries({ queryKey: ["campaigns", "list"] });
      await navigate({ to: "/campaigns/$id/edit", params: { id: draft.id } });
    },
  });
  return { segment, followUp };
}

const longestName = 120;

const makeSegment = (name: string, criteria: Criteria) =>
  answer(
    api.POST("/api/segments", {
      body: { name: name.slice(0, longestName), criteria, isDynamic: true },
    }),
  );

const makeDraft = (name: string, segmentId: number, numberId: number | null) =>
  answer(
    api.POST("/api/campaigns", {
      body: {
        name: name.slice(0, longestName),
        segmentId,
        numberId,
        message: { type: "text", text: "" },
      },
    }),
  );
