import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { MessageSquareText, Users } from "lucide-react";
import { memo, useState } from "react";
import { useI18n } from "../../../lib/i18n/index.tsx";
import type { LiveRow } from "../../../lib/live.ts";
import { listProps } from "../../../lib/list-props.ts";
import { useCan } from "../../../lib/session.ts";
import { firstPage } from "../../../lib/table-state.ts";
import type { Live } from "../../../lib/use-live.ts";
import { DataTable, type Filter } from "../../../ui/data-table/index.tsx";
import { EmptyState } from "../../../ui/states.tsx";
import type { Campaign } from "../figures.ts";
import { rowWords } from "../../../ui/row-status.tsx";
import { messagesQuery } from "../queries.ts";
import type { CampaignSearch } from "../search.ts";
import { useRecipientColumns } from "./recipient-columns.tsx";
import { useRetrySelection } from "./retry-selection.tsx";
import { withLiveRows } from "./live-rows.ts";
import { rowStatuses } from "../statuses.ts";
import { onDemand } from "../../../ui/on-demand.tsx";

const RecipientDialog = onDemand(
  async () => (await import("./recipient-dialog.tsx")).RecipientDialog,
);

interface Props {
  id: number;
  status: Campaign["status"];
  /** What was heard of rows since the page was opened. */
  heard: Live["rows"];
  search: CampaignSearch;
  onSearch: (next: CampaignSearch) => void;
}

/**
 * Who got it and what became of it, moving while the campaign does. The longest part of the page:
 * it is drawn anew for news of rows, not for every count.
 */
export const Recipients = memo(function Recipients(props: Props) {
  const { id, status, heard, search, onSearch } = props;
  const { t } = useI18n();
  const [shown, setShown] = useState<LiveRow>();
  const running = status === "running";
  const messages = useQuery(messagesQuery(id, search, running));
  const rows = messages.data && withLiveRows(messages.data.items, heard, search.status);
  const selection = useRetrySelection({ id, status }, search.status);
  return (
    <section aria-label={t("campaigns.recipients")}>
      <DataTable
        label={t("campaigns.recipients")}
        columns={useRecipientColumns()}
        {...listProps(messages)}
        rows={rows}
        rowKey={(row) => String(row.seq)}
        rowName={(row) => row.contactName || t("campaigns.nameless")}
        rowLink={(row, content, tabIndex) => (
          <ContactLink row={row} tabIndex={tabIndex}>
            {content}
          </ContactLink>
        )}
        search={search}
        onSearch={(next) => onSearch({ ...search, ...next })}
        filters={[useStatusFilter(search, onSearch)]}
        filtered={search.status !== undefined || search.error !== undefined}
        selection={selection?.selection}
        actions={useRowActions(setShown)}
        empty={<NobodyYet running={running} />}
      />
      {selection?.dialog}
      {shown && <RecipientDialog campaignId={id} row={shown} onClose={() => setShown(undefined)} />}
    </section>
  );
});

function useRowActions(show: (row: LiveRow) => void) {
  const { t } = useI18n();
  const icon = <MessageSquareText size={16} aria-hidden="true" />;
  return [{ label: t("campaigns.showMessage"), icon, run: show }];
}

interface LinkProps {
  row: LiveRow;
  tabIndex: number;
  children: React.ReactNode;
}

function ContactLink({ row, tabIndex, children }: LinkProps) {
  const can = useCan();
  if (!can("contact:view")) return <>{children}</>;
  return (
    <Link
      to="/contacts/$id"
      params={{ id: row.contactId }}
      tabIndex={tabIndex}
      className="hover:underline"
    >
      {children}
    </Link>
  );
}

/** Nobody chooses an error here; a reason among the figures leads here with it. */
const withError = "error";

function useStatusFilter(search: CampaignSearch, onSearch: (next: CampaignSearch) => void): Filter {
  const { t } = useI18n();
  const { status: only, error } = search;
  const all = t("campaigns.allRecipients");
  const options = rowStatuses.map((value) => ({ value: String(value), label: t(rowWords[value]) }));
  if (error !== undefined) {
    const text = only === undefined ? all : t(rowWords[only]);
    const label = t("campaigns.reasonWithCode", { text, code: String(error) });
    options.push({ value: withError, label });
  }
  return {
    id: "status",
    label: all,
    value: error === undefined ? only : withError,
    options,
    onChange: (value) => {
      const status = rowStatuses.find((candidate) => candidate === value);
      onSearch(firstPage({ ...search, status, error: undefined }));
    },
  };
}

function NobodyYet({ running }: { running: boolean }) {
  const { t } = useI18n();
  return (
    <EmptyState icon={<Users aria-hidden="true" />} title={t("campaigns.nobodyYet")}>
      {t(running ? "campaigns.nobodyYetHint" : "campaigns.nobodyHint")}
    </EmptyState>
  );
}
