import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useI18n } from "../../../lib/i18n/index.tsx";
import { useCan } from "../../../lib/session.ts";
import { Details as Lines } from "../../../ui/details.tsx";
import { Panel } from "../../../ui/panel.tsx";
import type { Campaign } from "../figures.ts";
import { numbersQuery, segmentChoices } from "../queries.ts";

export function Details({ campaign }: { campaign: Campaign }) {
  const { t, format } = useI18n();
  const can = useCan();
  const numbers = useQuery({ ...numbersQuery, enabled: can("channel:view") });
  const number = numbers.data?.find(({ id }) => id === campaign.numberId);
  const { rateLimit, cooldownHours } = campaign;
  const time = (value: string | null) => value && format.dateTime(value);
  return (
    <Panel title={t("campaigns.details")}>
      <Lines
        details={[
          { label: t("campaigns.segment"), value: <SegmentName campaign={campaign} /> },
          ...useExcluded(campaign),
          {
            label: t("campaigns.number"),
            value: number && `${number.verifiedName} · ${number.displayPhone}`,
          },
          { label: t("campaigns.speed"), value: t("campaigns.perSecond", { rate: rateLimit }) },
          {
            label: t("campaigns.cooldown"),
            value:
              cooldownHours === 0
                ? t("campaigns.noCooldown")
                : t("campaigns.hours", { count: cooldownHours }),
          },
          { label: t("campaigns.createdAt"), value: time(campaign.createdAt) },
          ...(campaign.startedAt
            ? [{ label: t("campaigns.startedAt"), value: time(campaign.startedAt) }]
            : []),
          ...(campaign.completedAt
            ? [{ label: t("campaigns.endedAt"), value: time(campaign.completedAt) }]
            : []),
        ]}
      />
    </Panel>
  );
}

function SegmentName({ campaign: { segmentId, segmentName } }: { campaign: Campaign }) {
  const { t } = useI18n();
  const can = useCan();
  if (segmentId === null) return t("campaigns.noSegment");
  const name = segmentName ?? t("campaigns.segmentGone");
  if (!can("segment:view") || segmentName === null) return name;
  return (
    <Link
      to="/segments/$id"
      params={{ id: segmentId }}
      className="underline decoration-line-2 hover:text-accent"
    >
      {name}
    </Link>
  );
}

function useExcluded({ excludeSegmentIds }: Campaign) {
  const { t, format } = useI18n();
  const can = useCan();
  const enabled = excludeSegmentIds.length > 0 && can("segment:view");
  const { data } = useQuery({ ...segmentChoices, enabled });
  if (excludeSegmentIds.length === 0) return [];
  const names = data?.filter(({ id }) => excludeSegmentIds.includes(id)).map(({ name }) => name);
  return [{ label: t("campaigns.excluded"), value: names && format.list(names) }];
}
