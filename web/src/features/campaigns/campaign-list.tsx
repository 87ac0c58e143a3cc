import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { Megaphone } from "lucide-react";
import type { ReactNode } from "react";
import { useI18n } from "../../lib/i18n/index.tsx";
import { listProps } from "../../lib/list-props.ts";
import { useCan } from "../../lib/session.ts";
import { firstPage, type TableSearch } from "../../lib/table-state.ts";
import { Button } from "../../ui/button.tsx";
import { type Column, DataTable, type Filter } from "../../ui/data-table/index.tsx";
import { EmptyState } from "../../ui/states.tsx";
import { useCampaignSelection } from "./bulk/use-campaign-selection.tsx";
import { type Campaign, isMoving } from "./figures.ts";
import { useListActions } from "./list-actions.tsx";
import { useCampaignColumns } from "./list-columns.tsx";
import { campaignWords } from "./looks.ts";
import { mayBegin } from "./may-begin.ts";
import { campaignsQuery, movingEvery, segmentChoices } from "./queries.ts";
import type { CampaignsSearch } from "./search.ts";
import { campaignStatuses } from "./statuses.ts";

interface Props {
  search: CampaignsSearch;
  onSearch: (next: CampaignsSearch) => void;
  /** Shows only these, and lets nobody choose another status. */
  only?: { status: "scheduled"; columns: readonly Column<Campaign>[]; empty: ReactNode };
}

export function CampaignList({ search, onSearch, only }: Props) {
  const { t } = useI18n();
  const asked = only ? { ...search, status: only.status } : search;
  const campaigns = useQuery({
    ...campaignsQuery(asked),
    refetchInterval: ({ state }) => (state.data?.items.some(isMoving) ? movingEvery : false),
  });
  const columns = useCampaignColumns();
  const actions = useListActions();
  const selection = useCampaignSelection(campaigns.data?.items);
  const change = (next: TableSearch) => onSearch({ ...search, ...next });
  const status = useStatusFilter(search, onSearch);
  const segment = useSegmentFilter(search, onSearch);
  const filters = [...(only ? [] : [status]), ...(segment ? [segment] : [])];
  return (
    <DataTable
      label={t("nav.campaigns")}
      columns={only?.columns ?? columns}
      {...listProps(campaigns)}
      actions={actions}
      selection={selection}
      rowKey={(campaign) => String(campaign.id)}
      rowName={(campaign) => campaign.name}
      rowLink={({ id }, content, tabIndex) => (
        <Link to="/campaigns/$id" params={{ id }} tabIndex={tabIndex} className="hover:underline">
          {content}
        </Link>
      )}
      search={search}
      onSearch={change}
      searchLabel={t("campaigns.search")}
      filters={filters}
      filtered={filters.some((filter) => filter.value !== undefined)}
      empty={only?.empty ?? <NoCampaigns />}
    />
  );
}

function useStatusFilter(
  search: CampaignsSearch,
  onSearch: (next: CampaignsSearch) => void,
): Filter {
  const { t } = useI18n();
  return {
    id: "status",
    label: t("campaigns.anyStatus"),
    value: search.status,
    options: campaignStatuses.map((value) => ({ value, label: t(campaignWords[value]) })),
    onChange: (value) => {
      const status = campaignStatuses.find((candidate) => candidate === value);
      onSearch(firstPage({ ...search, status }));
    },
  };
}

function useSegmentFilter(
  search: CampaignsSearch,
  onSearch: (next: CampaignsSearch) => void,
): Filter | undefined {
  const { t } = useI18n();
  const can = useCan();
  const { data } = useQuery({ ...segmentChoices, enabled: can("segment:view") });
  if (!data || data.length === 0) return undefined;
  return {
    id: "segment",
    label: t("campaigns.anySegment"),
    value: search.segment === undefined ? undefined : String(search.segment),
    options: data.map(({ id, name }) => ({ value: String(id), label: name })),
    onChange: (value) =>
      onSearch(firstPage({ ...search, segment: value === undefined ? undefined : Number(value) })),
  };
}

function NoCampaigns() {
  const { t } = useI18n();
  const can = useCan();
  const navigate = useNavigate();
  return (
    <EmptyState
      icon={<Megaphone aria-hidden="true" />}
      title={t("campaigns.none")}
      action={
        mayBegin(can) && (
          <Button look="primary" onClick={() => void navigate({ to: "/campaigns/new" })}>
            {t("campaigns.create")}
          </Button>
        )
      }
    >
      {t("campaigns.noneHint")}
    </EmptyState>
  );
}
